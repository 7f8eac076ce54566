package dev.opsledger.local.simulator.pipedrive;

import dev.opsledger.local.simulator.server.Faults;
import dev.opsledger.local.simulator.server.RequestLog;
import dev.opsledger.local.simulator.server.SimulatedApi;
import dev.opsledger.local.simulator.server.SimulatorServer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Pipedrive over a world, at a port of this machine. */
public final class PipedriveSimulator implements AutoCloseable {
  private static final long SEED = 20_251_122;

  private final PipedriveWorld world;
  private final PipedriveLimits limits;
  private final PipedriveApi api;
  private final SimulatorServer server;
  private final String key = key();

  private PipedriveSimulator(
      PipedriveWorld world, Clock clock, UnaryOperator<SimulatedApi> around, int logCapacity) {
    this.world = world;
    limits = new PipedriveLimits(clock);
    api = new PipedriveApi(world, limits, key);
    server = SimulatorServer.start(around.apply(api), clock, SEED, new RequestLog(logCapacity));
  }

  /** Starts over an empty world. */
  public static PipedriveSimulator start(Clock clock) {
    return start(clock, UnaryOperator.identity());
  }

  /** The same with something around the API, to check what goes in and out. */
  public static PipedriveSimulator start(Clock clock, UnaryOperator<SimulatedApi> around) {
    return new PipedriveSimulator(new PipedriveWorld(clock), clock, around, 100_000);
  }

  /** Starts over a world, keeping only so many requests for its log. */
  static PipedriveSimulator start(PipedriveWorld world, Clock clock, int requests) {
    return new PipedriveSimulator(world, clock, UnaryOperator.identity(), requests);
  }

  /** The address for {@code PIPEDRIVE_API_URL}. */
  public String url() {
    return server.url();
  }

  /** What the company has there. */
  public PipedriveWorld world() {
    return world;
  }

  /** How often it may be called. */
  public PipedriveLimits limits() {
    return limits;
  }

  /** How long the search does not know what was created. */
  public void searchLagsBy(Duration time) {
    api.searchLagsBy(time);
  }

  /** 200 or 201: it has been seen to answer a creation with either. */
  public void answerCreatedWith(int status) {
    api.answerCreatedWith(status);
  }

  /** Faults to inject. */
  public Faults faults() {
    return server.faults();
  }

  /** What it was asked. */
  public RequestLog log() {
    return server.log();
  }

  /** Environment variables that point a client at it. */
  public Map<String, String> settings() {
    return Map.of("PIPEDRIVE_API_URL", url(), "PIPEDRIVE_API_KEY", key);
  }

  @Override
  public void close() {
    server.close();
  }

  private static String key() {
    var bytes = new byte[20];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
