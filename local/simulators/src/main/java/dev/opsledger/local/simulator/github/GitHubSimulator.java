package dev.opsledger.local.simulator.github;

import dev.opsledger.local.simulator.github.api.GitHubApi;
import dev.opsledger.local.simulator.github.api.GitHubApp;
import dev.opsledger.local.simulator.github.api.Quirks;
import dev.opsledger.local.simulator.github.api.RateLimits;
import dev.opsledger.local.simulator.github.api.Tokens;
import dev.opsledger.local.simulator.github.webhook.Webhooks;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.server.Faults;
import dev.opsledger.local.simulator.server.RequestLog;
import dev.opsledger.local.simulator.server.SimulatedApi;
import dev.opsledger.local.simulator.server.SimulatorServer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** GitHub over a world, at a port of this machine. */
public final class GitHubSimulator implements AutoCloseable {
  private static final long SEED = 20_251_122;

  private final GitHubWorld world;
  private final GitHubApp app;
  private final GitHubApi api;
  private final SimulatorServer server;
  private final String webhookSecret = secret();

  private GitHubSimulator(GitHubWorld world, Clock clock, Setup setup) {
    this.world = world;
    app = setup.app;
    api = new GitHubApi(world, app, SEED);
    var log = new RequestLog(setup.logCapacity);
    server = SimulatorServer.start(setup.around.apply(api), clock, SEED, log);
  }

  /**
   * What a simulator may be given beside its world.
   *
   * @param app the App that callers act as
   * @param around may wrap the API, to check what goes in and out
   * @param logCapacity how many requests the log keeps at least
   */
  public record Setup(GitHubApp app, UnaryOperator<SimulatedApi> around, int logCapacity) {
    /** A fresh App, nothing around the API, a log that holds a long test. */
    public static Setup usual() {
      return of(GitHubApp.generate());
    }

    /** The same for an App that is there already; making keys takes a while. */
    public static Setup of(GitHubApp app) {
      return new Setup(app, UnaryOperator.identity(), 100_000);
    }

    /** The same with something around the API. */
    public Setup around(UnaryOperator<SimulatedApi> wrapping) {
      return new Setup(app, wrapping, logCapacity);
    }

    /** The same with another length of the log. */
    public Setup keeping(int requests) {
      return new Setup(app, around, requests);
    }
  }

  /** Starts as usual. */
  public static GitHubSimulator start(GitHubWorld world, Clock clock) {
    return start(world, clock, Setup.usual());
  }

  /** Starts. */
  public static GitHubSimulator start(GitHubWorld world, Clock clock, Setup setup) {
    return new GitHubSimulator(world, clock, setup);
  }

  /** The address for {@code GITHUB_API_URL}. */
  public String url() {
    return server.url();
  }

  /** What is on this GitHub; may be changed at any time. */
  public GitHubWorld world() {
    return world;
  }

  /** The App that callers act as. */
  public GitHubApp app() {
    return app;
  }

  /** What it answers, such as {@code GET /repos/{owner}/{repo}}. */
  public List<String> operations() {
    return api.operations();
  }

  /** Faults to inject. */
  public Faults faults() {
    return server.faults();
  }

  /** What it was asked. */
  public RequestLog log() {
    return server.log();
  }

  /** The tokens in force. */
  public Tokens tokens() {
    return api.tokens();
  }

  /** The primary rate limits. */
  public RateLimits limits() {
    return api.limits();
  }

  /** Choices between ways in which GitHub has been seen to behave. */
  public Quirks quirks() {
    return api.quirks();
  }

  /** Renders and signs webhooks about this world. */
  public Webhooks webhooks() {
    return new Webhooks(world, app.id(), server.url(), webhookSecret);
  }

  /** Environment variables that point a client at it. */
  public Map<String, String> settings() {
    return Map.of(
        "GITHUB_API_URL",
        url(),
        "GITHUB_APP_ID",
        Long.toString(app.id()),
        "GITHUB_APP_PRIVATE_KEY",
        app.privateKeyPem(),
        "GITHUB_WEBHOOK_SECRET",
        webhookSecret);
  }

  @Override
  public void close() {
    server.close();
  }

  private static String secret() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
