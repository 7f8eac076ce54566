package dev.opsledger.activity.sync;

import dev.opsledger.activity.domain.Message;
import dev.opsledger.activity.domain.Message.NewProject;
import dev.opsledger.activity.domain.Message.Occurrence;
import dev.opsledger.activity.store.Sentence;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import io.micronaut.json.tree.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Parses the messages that publishers send to the aggregator. */
final class MessageParser {
  private MessageParser() {}

  /**
   * Parses a message.
   *
   * @throws MalformedJsonException when it is neither a project nor an event
   */
  static Message parse(String body) throws MalformedJsonException {
    JsonNode json = Json.parse(body);
    Optional<Long> project = Json.number(json, "project");
    return project.isPresent() ? new NewProject(project.get()) : occurrence(json);
  }

  private static Occurrence occurrence(JsonNode json) throws MalformedJsonException {
    JsonNode payload = Json.child(json, "payload");
    try {
      String name = text(json, "name");
      return new Occurrence(
          text(json, "key"),
          name,
          Instant.parse(text(json, "occurredAt")),
          Json.text(payload),
          Json.number(payload, "projectId"),
          Sentence.of(name, payload));
    } catch (DateTimeException e) {
      throw new MalformedJsonException("occurredAt must be an ISO-8601 time", e);
    }
  }

  private static String text(JsonNode json, String field) throws MalformedJsonException {
    return Json.text(json, field)
        .orElseThrow(() -> new MalformedJsonException(field + " is missing", null));
  }
}
