package dev.opsledger.local.simulator.github.api;

import dev.opsledger.local.simulator.github.json.GistJson;
import dev.opsledger.local.simulator.github.world.Account;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.server.Router;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import dev.opsledger.local.simulator.server.SimulatorJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Public gists of a user, addressed by login or, in links, by user id. */
final class GistOperations {
  private final GitHubWorld world;

  GistOperations(GitHubWorld world) {
    this.world = world;
  }

  void addTo(Router<Call.Operation> routes) {
    routes
        .add("GET", "/users/{username}/gists", this::byName)
        .add("GET", "/user/{user_id}/gists", this::byId);
  }

  private SimulatedResponse byName(Call call) {
    return list(
        call,
        world.account(call.parameter("username")).orElseThrow(GitHubErrorException::notFound));
  }

  private SimulatedResponse byId(Call call) {
    return list(
        call, world.account(call.id("user_id")).orElseThrow(GitHubErrorException::notFound));
  }

  private SimulatedResponse list(Call call, Account owner) {
    var since = call.query("since").map(GistOperations::time).orElse(Instant.MIN);
    var gists =
        world.gists(owner).stream().filter(gist -> gist.updatedAt().isAfter(since)).toList();
    return call.page(
        "/user/" + owner.id() + "/gists",
        gists,
        page -> SimulatorJson.array(page, gist -> GistJson.of(gist, call.api())));
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw GitHubErrorException.of(422, "Validation Failed: since " + e.getMessage());
    }
  }
}
