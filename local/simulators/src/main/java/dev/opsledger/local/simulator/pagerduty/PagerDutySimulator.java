package dev.opsledger.local.simulator.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.server.Faults;
import dev.opsledger.local.simulator.server.RandomHex;
import dev.opsledger.local.simulator.server.RequestLog;
import dev.opsledger.local.simulator.server.SimulatedApi;
import dev.opsledger.local.simulator.server.SimulatorServer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Serves a {@link PagerDutyWorld} as PagerDuty's API on a local port. */
public final class PagerDutySimulator implements AutoCloseable {
  private static final long SEED = 20_251_122;

  private final PagerDutyWorld world;
  private final String key = RandomHex.ofBytes(10);
  private final String webhookSecret = RandomHex.ofBytes(32);
  private final String routingKey = RandomHex.ofBytes(16);
  private final PagerDutyChanges changes = new PagerDutyChanges(routingKey);
  private final SimulatorServer server;

  private PagerDutySimulator(
      PagerDutyWorld world, Clock clock, int callsAMinute, UnaryOperator<SimulatedApi> around) {
    this.world = world;
    var api = new PagerDutyApi(world, key, new CallLimit(callsAMinute));
    SimulatedApi rest = around.apply(api);
    // The Events API has an address of its own, and another credential.
    SimulatedApi both =
        request ->
            request.path().startsWith(PagerDutyChanges.BASE + "/")
                ? changes.answer(request)
                : rest.answer(request);
    server = SimulatorServer.start(both, clock, SEED, new RequestLog(100_000));
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

  /** The change events taken so far, in the order in which they came. */
  public List<JsonNode> changes() {
    return changes.taken();
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
        "PAGER_DUTY_WEBHOOK_SECRET", webhookSecret,
        "PAGER_DUTY_EVENTS_ENDPOINT", url() + PagerDutyChanges.BASE,
        "PAGER_DUTY_ROUTING_KEY", routingKey);
  }

  @Override
  public void close() {
    server.close();
  }
}
