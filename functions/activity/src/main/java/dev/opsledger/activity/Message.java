package dev.opsledger.activity;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import io.micronaut.json.tree.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** What the publisher sends: a project that is new, or an event. */
sealed interface Message {
  /** A project that is known from now on. */
  record NewProject(long id) implements Message {}

  /**
   * An event.
   *
   * @param key the same whenever the same event is sent again; orders events of one moment
   */
  record Occurrence(String key, String name, Instant at, JsonNode payload) implements Message {}

  /**
   * Reads a message.
   *
   * @throws MalformedJsonException when it is neither
   */
  static Message read(String body) throws MalformedJsonException {
    JsonNode json = Json.parse(body);
    Optional<Long> project = Json.number(json, "project");
    return project.isPresent() ? new NewProject(project.get()) : occurrence(json);
  }

  private static Occurrence occurrence(JsonNode json) throws MalformedJsonException {
    try {
      return new Occurrence(
          text(json, "key"),
          text(json, "name"),
          Instant.parse(text(json, "occurredAt")),
          Json.child(json, "payload"));
    } catch (DateTimeException e) {
      throw new MalformedJsonException("occurredAt is no time", e);
    }
  }

  private static String text(JsonNode json, String field) throws MalformedJsonException {
    return Json.text(json, field)
        .orElseThrow(() -> new MalformedJsonException("no " + field, null));
  }
}
