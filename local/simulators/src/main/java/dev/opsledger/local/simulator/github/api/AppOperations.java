package dev.opsledger.local.simulator.github.api;

import dev.opsledger.local.simulator.github.json.InstallationJson;
import dev.opsledger.local.simulator.github.json.RepositoryJson;
import dev.opsledger.local.simulator.github.world.AppInstallation;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.server.Router;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import dev.opsledger.local.simulator.server.SimulatorJson;

/** Operations of an App about itself, and of an installation about itself. */
final class AppOperations {
  private final GitHubWorld world;
  private final GitHubApp app;
  private final Tokens tokens;

  AppOperations(GitHubWorld world, GitHubApp app, Tokens tokens) {
    this.world = world;
    this.app = app;
    this.tokens = tokens;
  }

  void addTo(Router<Call.Operation> routes) {
    routes
        .add("GET", "/app/installations", this::list)
        .add("GET", "/app/installations/{id}", this::get)
        .add("POST", "/app/installations/{id}/access_tokens", this::createToken)
        .add("GET", "/installation/repositories", this::repositories);
  }

  private SimulatedResponse list(Call call) {
    requireApp(call);
    return call.page(
        "/app/installations",
        world.installations(),
        page -> SimulatorJson.array(page, item -> InstallationJson.of(item, app.id(), call.api())));
  }

  private SimulatedResponse get(Call call) {
    requireApp(call);
    return call.ok(InstallationJson.of(find(call), app.id(), call.api()));
  }

  private SimulatedResponse createToken(Call call) {
    requireApp(call);
    var installation = find(call);
    requireActive(installation);
    var token = tokens.issue(installation, call.now());
    var json =
        SimulatorJson.object()
            .put("token", token.token())
            .put("expires_at", token.expiresAt().toString());
    json.set("permissions", InstallationJson.permissions());
    json.put("repository_selection", "selected");
    return SimulatedResponse.json(201, SimulatorJson.write(json));
  }

  private SimulatedResponse repositories(Call call) {
    if (!(call.caller() instanceof Caller.Installed(var installation))) {
      throw GitHubErrorException.of(403, "You must authenticate with an installation access token");
    }
    var all = installation.repositories();
    return call.page(
        "/installation/repositories",
        all,
        page -> {
          var json = SimulatorJson.object().put("total_count", all.size());
          json.put("repository_selection", "selected");
          json.set(
              "repositories",
              SimulatorJson.array(page, it -> RepositoryJson.listed(it, call.api())));
          return json;
        });
  }

  private AppInstallation find(Call call) {
    return world.installation(call.id("id")).orElseThrow(GitHubErrorException::notFound);
  }

  static void requireActive(AppInstallation installation) {
    if (installation.suspendedAt().isPresent()) {
      throw GitHubErrorException.of(403, "This installation has been suspended");
    }
  }

  static void requireApp(Call call) {
    if (!(call.caller() instanceof Caller.App)) {
      throw GitHubErrorException.of(401, "A JSON web token could not be decoded");
    }
  }
}
