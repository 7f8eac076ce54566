package dev.opsledger.local.simulator.pipedrive;

import dev.opsledger.local.simulator.server.Faults;
import dev.opsledger.local.simulator.server.RandomHex;
import dev.opsledger.local.simulator.server.RequestLog;
import dev.opsledger.local.simulator.server.SimulatedApi;
import dev.opsledger.local.simulator.server.SimulatorServer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Serves a {@link PipedriveWorld} as Pipedrive's API on a local port. */
public final class PipedriveSimulator implements AutoCloseable {
  private static final long SEED = 20_251_122;

  private final PipedriveWorld world;
  private final PipedriveLimits limits;
  private final PipedriveApi api;
  private final SimulatorServer server;
  private final String key = RandomHex.ofBytes(20);

  private PipedriveSimulator(
      PipedriveWorld world, Clock clock, UnaryOperator<SimulatedApi> around, int logCapacity) {
    this.world = world;
    limits = new PipedriveLimits(clock);
    api = new PipedriveApi(world, limits, key);
    server = SimulatorServer.start(around.apply(api), clock, SEED, new RequestLog(logCapacity));
  }

  /** Starts a simulator with an empty world. */
  public static PipedriveSimulator start(Clock clock) {
    return start(clock, UnaryOperator.identity());
  }

  /**
   * Like {@link #start(Clock)}, with a wrapper around the API, for example to validate requests.
   */
  public static PipedriveSimulator start(Clock clock, UnaryOperator<SimulatedApi> around) {
    return new PipedriveSimulator(new PipedriveWorld(clock), clock, around, 100_000);
  }

  /** Starts a simulator with a world and the capacity of its request log. */
  static PipedriveSimulator start(PipedriveWorld world, Clock clock, int requests) {
    return new PipedriveSimulator(world, clock, UnaryOperator.identity(), requests);
  }

  /** The base URL, for {@code PIPEDRIVE_API_URL}. */
  public String url() {
    return server.url();
  }

  /** The data of the company's account. */
  public PipedriveWorld world() {
    return world;
  }

  /** The rate limits. */
  public PipedriveLimits limits() {
    return limits;
  }

  /** Sets how long the search index lags behind creations. */
  public void searchLagsBy(Duration time) {
    api.searchLagsBy(time);
  }

  /** Sets the status of successful creations: Pipedrive has been observed to return 200 and 201. */
  public void answerCreatedWith(int status) {
    api.answerCreatedWith(status);
  }

  /** The faults to inject. */
  public Faults faults() {
    return server.faults();
  }

  /** The requests received so far. */
  public RequestLog log() {
    return server.log();
  }

  /** Environment variables that point a client at this simulator. */
  public Map<String, String> settings() {
    return Map.of("PIPEDRIVE_API_URL", url(), "PIPEDRIVE_API_KEY", key);
  }

  @Override
  public void close() {
    server.close();
  }
}
