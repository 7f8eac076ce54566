package dev.opsledger.local.simulator.pagerduty;

import dev.opsledger.local.simulator.server.Faults;
import dev.opsledger.local.simulator.server.RandomHex;
import dev.opsledger.local.simulator.server.RequestLog;
import dev.opsledger.local.simulator.server.SimulatedApi;
import dev.opsledger.local.simulator.server.SimulatorServer;
import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Serves a {@link PagerDutyWorld} as PagerDuty's API on a local port. */
public final class PagerDutySimulator implements AutoCloseable {
  private static final long SEED = 20_251_122;

  private final PagerDutyWorld world;
  private final String key = RandomHex.ofBytes(10);
  private final String webhookSecret = RandomHex.ofBytes(32);
  private final SimulatorServer server;

  private PagerDutySimulator(
      PagerDutyWorld world, Clock clock, int callsAMinute, UnaryOperator<SimulatedApi> around) {
    this.world = world;
    var api = new PagerDutyApi(world, key, new CallLimit(callsAMinute));
    server = SimulatorServer.start(around.apply(api), clock, SEED, new RequestLog(100_000));
  }

  /**
   * Starts a simulator.
   *
   * @param callsAMinute the rate limit; PagerDuty's own is 960
   * @param around wraps the API, for example to validate requests and responses
   */
  public static PagerDutySimulator start(
      PagerDutyWorld world, Clock clock, int callsAMinute, UnaryOperator<SimulatedApi> around) {
    return new PagerDutySimulator(world, clock, callsAMinute, around);
  }

  /** The base URL, for {@code PAGER_DUTY_API_ENDPOINT}. */
  public String url() {
    return server.url();
  }

  /** The data of this account; may be changed at any time. */
  public PagerDutyWorld world() {
    return world;
  }

  /** The faults to inject. */
  public Faults faults() {
    return server.faults();
  }

  /** The requests received so far. */
  public RequestLog log() {
    return server.log();
  }

  /** Renders and signs webhooks for this world. */
  public PagerDutyWebhooks webhooks() {
    return new PagerDutyWebhooks(world, webhookSecret);
  }

  /** Environment variables that point a client at this simulator. */
  public Map<String, String> settings() {
    return Map.of(
        "PAGER_DUTY_API_ENDPOINT", url(),
        "PAGER_DUTY_API_KEY", key,
        "PAGER_DUTY_WEBHOOK_SECRET", webhookSecret);
  }

  @Override
  public void close() {
    server.close();
  }
}
