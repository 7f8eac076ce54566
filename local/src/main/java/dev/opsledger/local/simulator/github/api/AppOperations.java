package dev.opsledger.local.simulator.github.api;

import dev.opsledger.local.simulator.github.json.InstallationJson;
import dev.opsledger.local.simulator.github.json.Json;
import dev.opsledger.local.simulator.github.json.RepositoryJson;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Installation;
import dev.opsledger.local.simulator.server.ApiAnswer;
import dev.opsledger.local.simulator.server.Router;

/** What an App asks as itself, and what an installation asks about itself. */
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

  private ApiAnswer list(Call call) {
    requireApp(call);
    return call.page(
        "/app/installations",
        world.installations(),
        page -> Json.array(page, item -> InstallationJson.of(item, app.id(), call.api())));
  }

  private ApiAnswer get(Call call) {
    requireApp(call);
    return call.ok(InstallationJson.of(find(call), app.id(), call.api()));
  }

  private ApiAnswer createToken(Call call) {
    requireApp(call);
    var installation = find(call);
    requireActive(installation);
    var token = tokens.issue(installation, call.now());
    var json =
        Json.object().put("token", token.token()).put("expires_at", token.expiresAt().toString());
    json.set("permissions", InstallationJson.permissions());
    json.put("repository_selection", "selected");
    return ApiAnswer.json(201, Json.write(json));
  }

  private ApiAnswer repositories(Call call) {
    if (!(call.caller() instanceof Caller.Installed(var installation))) {
      throw Refusal.of(403, "You must authenticate with an installation access token");
    }
    var all = installation.repositories();
    return call.page(
        "/installation/repositories",
        all,
        page -> {
          var json = Json.object().put("total_count", all.size());
          json.put("repository_selection", "selected");
          json.set("repositories", Json.array(page, it -> RepositoryJson.listed(it, call.api())));
          return json;
        });
  }

  private Installation find(Call call) {
    return world.installation(call.id("id")).orElseThrow(Refusal::notFound);
  }

  static void requireActive(Installation installation) {
    if (installation.suspendedAt().isPresent()) {
      throw Refusal.of(403, "This installation has been suspended");
    }
  }

  private static void requireApp(Call call) {
    if (!(call.caller() instanceof Caller.App)) {
      throw Refusal.of(401, "A JSON web token could not be decoded");
    }
  }
}
