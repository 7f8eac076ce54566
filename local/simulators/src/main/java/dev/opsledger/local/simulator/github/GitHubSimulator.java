package dev.opsledger.local.simulator.github;

import dev.opsledger.local.simulator.github.api.AppGrants;
import dev.opsledger.local.simulator.github.api.GitHubApi;
import dev.opsledger.local.simulator.github.api.GitHubApp;
import dev.opsledger.local.simulator.github.api.Quirks;
import dev.opsledger.local.simulator.github.api.RateLimits;
import dev.opsledger.local.simulator.github.api.Tokens;
import dev.opsledger.local.simulator.github.webhook.Deliveries;
import dev.opsledger.local.simulator.github.webhook.DeploymentWebhooks;
import dev.opsledger.local.simulator.github.webhook.Webhooks;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.server.Faults;
import dev.opsledger.local.simulator.server.RandomHex;
import dev.opsledger.local.simulator.server.RequestLog;
import dev.opsledger.local.simulator.server.SimulatedApi;
import dev.opsledger.local.simulator.server.SimulatorServer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Serves a {@link GitHubWorld} as GitHub's API on a local port. */
public final class GitHubSimulator implements AutoCloseable {
  private static final long SEED = 20_251_122;

  private final GitHubWorld world;
  private final GitHubApp app;
  private final GitHubApi api;
  private final SimulatorServer server;
  private final String webhookSecret = RandomHex.ofBytes(32);

  private GitHubSimulator(GitHubWorld world, Clock clock, Setup setup) {
    this.world = world;
    app = setup.app;
    api = new GitHubApi(world, app, SEED);
    var log = new RequestLog(setup.logCapacity);
    server = SimulatorServer.start(setup.around.apply(api), clock, SEED, log);
  }

  /**
   * Options of a simulator.
   *
   * @param app the App that callers authenticate as
   * @param around wraps the API, for example to validate requests and responses
   * @param logCapacity the minimum number of requests that the log keeps
   */
  public record Setup(GitHubApp app, UnaryOperator<SimulatedApi> around, int logCapacity) {
    /** Defaults: the App of this process, no wrapper, and a log large enough for a long test. */
    public static Setup usual() {
      return of(GitHubApp.ofThisProcess());
    }

    /** Defaults with another App. */
    public static Setup of(GitHubApp app) {
      return new Setup(app, UnaryOperator.identity(), 100_000);
    }

    /** A copy with a wrapper around the API. */
    public Setup around(UnaryOperator<SimulatedApi> wrapping) {
      return new Setup(app, wrapping, logCapacity);
    }

    /** A copy with another log capacity. */
    public Setup keeping(int requests) {
      return new Setup(app, around, requests);
    }
  }

  /** Starts a simulator with the default options. */
  public static GitHubSimulator start(GitHubWorld world, Clock clock) {
    return start(world, clock, Setup.usual());
  }

  /** Starts a simulator. */
  public static GitHubSimulator start(GitHubWorld world, Clock clock, Setup setup) {
    return new GitHubSimulator(world, clock, setup);
  }

  /** The base URL, for {@code GITHUB_API_URL}. */
  public String url() {
    return server.url();
  }

  /** The data that this GitHub serves; may be changed at any time. */
  public GitHubWorld world() {
    return world;
  }

  /** The App that callers authenticate as. */
  public GitHubApp app() {
    return app;
  }

  /** The supported operations, such as {@code GET /repos/{owner}/{repo}}. */
  public List<String> operations() {
    return api.operations();
  }

  /** The faults to inject. */
  public Faults faults() {
    return server.faults();
  }

  /** The requests received so far. */
  public RequestLog log() {
    return server.log();
  }

  /** The valid tokens. */
  public Tokens tokens() {
    return api.tokens();
  }

  /** The primary rate limits. */
  public RateLimits limits() {
    return api.limits();
  }

  /** Switches between behaviors that GitHub has been observed to vary. */
  public Quirks quirks() {
    return api.quirks();
  }

  /** The App's permissions and events. */
  public AppGrants grants() {
    return api.grants();
  }

  /** The App's webhook deliveries, which can be listed and repeated. */
  public Deliveries deliveries() {
    return api.deliveries();
  }

  /** Renders and signs webhooks for this world. */
  public Webhooks webhooks() {
    return new Webhooks(world, app.id(), server.url(), webhookSecret);
  }

  /** Renders and signs the webhooks of deployments. */
  public DeploymentWebhooks deploymentWebhooks() {
    return new DeploymentWebhooks(webhooks(), server.url());
  }

  /** Environment variables that point a client at this simulator. */
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
}
