package dev.opsledger.traffic.api;

import dev.opsledger.core.json.Json;
import dev.opsledger.traffic.domain.Day;
import dev.opsledger.traffic.domain.SyncState;
import dev.opsledger.traffic.domain.UserRepository;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Builds the JSON of repositories. */
final class UserRepositoryJson {
  private UserRepositoryJson() {}

  static JsonNode repository(UserRepository repository) {
    return Json.object(
        "id", repository.id(),
        "url", repository.name().url(),
        "created_at", seconds(repository.membership().createdAt()),
        "sync", sync(repository.sync()));
  }

  static JsonNode detail(UserRepository repository, List<Day> days) {
    var traffic = new ArrayList<JsonNode>(days.size());
    days.forEach(day -> traffic.add(day(day)));
    return Json.object(
        "id", repository.id(),
        "url", repository.name().url(),
        "created_at", seconds(repository.membership().createdAt()),
        "sync", sync(repository.sync()),
        "traffic", traffic);
  }

  private static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  private static JsonNode sync(SyncState state) {
    return Json.object(
        "status", state.status().text(),
        "since", seconds(state.since()),
        "reason", state.reason());
  }

  private static JsonNode day(Day day) {
    return Json.object(
        "timestamp", day.date() + "T00:00:00Z",
        "count", day.views().count(),
        "uniques", day.views().uniques(),
        "clones", day.clones().map(c -> Json.object("count", c.count(), "uniques", c.uniques())),
        "final", day.finished());
  }
}
