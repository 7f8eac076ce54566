package dev.opsledger.local.simulator.github.api;

import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Repository;
import dev.opsledger.local.simulator.server.Router;
import java.util.regex.Pattern;

/** Routes below a repository, addressed by name or, for redirects and links, by id. */
final class Repositories {
  private static final Pattern BY_NAME = Pattern.compile("^/repos/[^/]+/[^/]+");

  private final GitHubWorld world;

  Repositories(GitHubWorld world) {
    this.world = world;
  }

  /** Adds a route for both addresses. */
  static void add(Router<Call.Operation> routes, String below, Call.Operation operation) {
    routes.add("GET", "/repos/{owner}/{repo}" + below, operation);
    routes.add("GET", "/repositories/{repository_id}" + below, operation);
  }

  /** The requested path in its form with the repository's id. */
  static String path(Repository repository, Call call) {
    var byId = "/repositories/" + repository.id();
    return BY_NAME.matcher(call.request().path()).replaceFirst(byId);
  }

  /**
   * The requested repository; throws a 301 for a former name, a 404 if the caller cannot see it, or
   * a 403.
   */
  Repository of(Call call) {
    var repository = find(call);
    if (!call.caller().mayRead(repository)) {
      throw GitHubErrorException.notFound();
    }
    if (repository.forbidden()) {
      throw GitHubErrorException.of(403, "Resource not accessible by integration");
    }
    return repository;
  }

  /** Like {@link #of}, but throws a 404 if Actions are disabled. */
  Repository withActions(Call call) {
    var repository = of(call);
    if (repository.actionsOff()) {
      throw GitHubErrorException.notFound();
    }
    return repository;
  }

  private Repository find(Call call) {
    if (call.parameters().containsKey("repository_id")) {
      return world.repository(call.id("repository_id")).orElseThrow(GitHubErrorException::notFound);
    }
    var asked = call.parameter("owner") + "/" + call.parameter("repo");
    var found =
        world
            .repository(call.parameter("owner"), call.parameter("repo"))
            .orElseThrow(GitHubErrorException::notFound);
    if (!found.fullName().equalsIgnoreCase(asked)) {
      throw GitHubErrorException.moved(call.api() + path(found, call) + query(call));
    }
    return found;
  }

  private static String query(Call call) {
    var raw = call.request().rawQuery();
    return raw.isEmpty() ? "" : "?" + raw;
  }
}
