package dev.opsledger.local.simulator.github.api;

import dev.opsledger.local.simulator.github.webhook.Deliveries;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.server.Router;
import dev.opsledger.local.simulator.server.SimulatedApi;
import dev.opsledger.local.simulator.server.SimulatedRequest;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The part of GitHub's REST API, version 2022-11-28, that this project uses. Checks the headers,
 * identifies the caller, counts the request against the caller's rate limit, and dispatches it.
 */
public final class GitHubApi implements SimulatedApi {
  private static final Set<String> VERSIONS = Set.of("2022-11-28", "2026-03-10");
  private static final Map<String, String> ALWAYS =
      Map.of("server", "GitHub.com", "x-github-media-type", "github.v3; format=json");

  private final GitHubWorld world;
  private final Tokens tokens;
  private final RateLimits limits = new RateLimits();
  private final Quirks quirks = new Quirks();
  private final AppGrants grants = new AppGrants();
  private final Deliveries deliveries;
  private final Callers callers;
  private final Router<Call.Operation> routes = new Router<>();

  /** Serves a world; tokens are generated from the seed. */
  public GitHubApi(GitHubWorld world, GitHubApp app, long seed) {
    this.world = world;
    tokens = new Tokens(seed);
    callers = new Callers(world, app, tokens);
    deliveries = new Deliveries(world);
    var repositories = new Repositories(world);
    new AppOperations(world, app, tokens).addTo(routes);
    new HookOperations(app, grants, deliveries).addTo(routes);
    new RepositoryOperations(repositories, grants).addTo(routes);
    new RunOperations(world, repositories, quirks).addTo(routes);
    new DeploymentOperations(repositories).addTo(routes);
    new TrafficOperations(repositories).addTo(routes);
    new GistOperations(world).addTo(routes);
    new RateLimitOperation(limits).addTo(routes);
  }

  /** The valid tokens. */
  public Tokens tokens() {
    return tokens;
  }

  /** The primary rate limits. */
  public RateLimits limits() {
    return limits;
  }

  /** Switches between behaviors that GitHub has been observed to vary. */
  public Quirks quirks() {
    return quirks;
  }

  /** The App's permissions and events. */
  public AppGrants grants() {
    return grants;
  }

  /** The App's webhook deliveries. */
  public Deliveries deliveries() {
    return deliveries;
  }

  /** The supported operations, such as {@code GET /repos/{owner}/{repo}}. */
  public List<String> operations() {
    return routes.operations();
  }

  @Override
  public SimulatedResponse answer(SimulatedRequest request) {
    try {
      checkHeaders(request);
      return answer(request, callers.of(request)).with(ALWAYS);
    } catch (GitHubErrorException refusal) {
      return refusal.answer().with(ALWAYS);
    }
  }

  private SimulatedResponse answer(SimulatedRequest request, Caller caller) {
    var window = limits.window(caller, world.now());
    if (request.path().equals(RateLimitOperation.PATH)) {
      return operate(request, caller).with(window.headers());
    }
    if (!window.take()) {
      return exhausted(caller).answer().with(window.headers());
    }
    var answer = operate(request, caller);
    if (answer.status() == 304) {
      window.giveBack();
    }
    return answer.with(window.headers());
  }

  private SimulatedResponse operate(SimulatedRequest request, Caller caller) {
    try {
      if (caller instanceof Caller.Installed(var installation)) {
        AppOperations.requireActive(installation);
      }
      var match =
          routes.find(request.method(), request.path()).orElseThrow(GitHubErrorException::notFound);
      var call = new Call(request, caller, match.parameters(), world.now());
      return Conditional.apply(request, match.handler().answer(call));
    } catch (GitHubErrorException refusal) {
      return refusal.answer();
    }
  }

  private GitHubErrorException exhausted(Caller caller) {
    return GitHubErrorException.of(
        limits.exhaustedStatus(), "API rate limit exceeded for %s.".formatted(caller.limitKey()));
  }

  private static void checkHeaders(SimulatedRequest request) {
    if (request.header("user-agent").filter(text -> !text.isBlank()).isEmpty()) {
      throw GitHubErrorException.of(
          403,
          "Request forbidden by administrative rules. Please make sure your request has a"
              + " User-Agent header");
    }
    request
        .header("x-github-api-version")
        .filter(version -> !VERSIONS.contains(version))
        .ifPresent(
            version -> {
              throw GitHubErrorException.of(
                  400, "API version \"" + version + "\" is not supported");
            });
    if (request.header("accept").filter(text -> !acceptsJson(text)).isPresent()) {
      throw GitHubErrorException.of(
          415, "Unsupported 'Accept' header. Must accept 'application/json'.");
    }
  }

  private static boolean acceptsJson(String accept) {
    return accept.contains("json") || accept.contains("*/*") || accept.contains("application/*");
  }
}
