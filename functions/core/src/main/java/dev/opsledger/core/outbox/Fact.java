package dev.opsledger.core.outbox;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import io.micronaut.json.tree.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The current state of a thing, as its context publishes it to the others. The fact with the higher
 * version replaces the other, in whichever order they arrive.
 *
 * @param source the context, such as {@code ci}
 * @param kind the kind of thing, such as {@code run}
 * @param id the thing's id within its kind
 * @param version text that sorts in the order of the thing's states: the version of its row, as
 *     {@link RowChange#version} writes it
 * @param occurredAt when it happened or began
 * @param payload the published data; an empty object if the thing was deleted
 */
public record Fact(
    String source, String kind, String id, String version, Instant occurredAt, JsonNode payload) {
  /** Sorts after every other version, as a deleted thing never returns under the same id. */
  private static final String LAST = "~";

  private static final JsonNode NOTHING = JsonNode.createObjectNode(Map.of());

  /** The fact that a thing was deleted. */
  public static Fact gone(String source, String kind, String id, Instant at) {
    return new Fact(source, kind, id, LAST, at, NOTHING);
  }

  /** Whether the thing was deleted. */
  public boolean isGone() {
    return payload.size() == 0;
  }

  /** The message that publishes this fact. */
  public OutboundMessage message(String queueUrl) {
    String body =
        Json.text(
            Json.object(
                "source", source,
                "kind", kind,
                "id", id,
                "version", version,
                "occurredAt", occurredAt,
                "payload", payload));
    return OutboundMessage.joining(queueUrl, kind + "-" + id + "-" + version, body);
  }

  /**
   * Parses a message body, which is a fact or an array of facts.
   *
   * @throws MalformedJsonException if it is neither, or one of them is not a valid fact
   */
  public static List<Fact> readAll(String body) throws MalformedJsonException {
    JsonNode json = Json.parse(body);
    var facts = new ArrayList<Fact>();
    if (json.isArray() && json.size() > 0) {
      for (JsonNode each : json.values()) {
        facts.add(read(each));
      }
    } else {
      facts.add(read(json));
    }
    return facts;
  }

  private static Fact read(JsonNode json) throws MalformedJsonException {
    try {
      return new Fact(
          text(json, "source"),
          text(json, "kind"),
          text(json, "id"),
          text(json, "version"),
          Instant.parse(text(json, "occurredAt")),
          Json.child(json, "payload"));
    } catch (DateTimeException e) {
      throw new MalformedJsonException("occurredAt must be an ISO 8601 time", e);
    }
  }

  private static String text(JsonNode json, String field) throws MalformedJsonException {
    return Json.text(json, field)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> new MalformedJsonException("a fact without " + field, null));
  }
}
