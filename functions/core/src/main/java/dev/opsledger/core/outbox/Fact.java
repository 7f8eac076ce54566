package dev.opsledger.core.outbox;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import io.micronaut.json.tree.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;

/**
 * What a context tells the others of one of its things: how it is now. A later fact of the same
 * thing replaces an earlier one, in whichever order they arrive.
 *
 * @param source the context, such as {@code ci}
 * @param kind what it is, such as {@code run}
 * @param id which one of its kind
 * @param version text that sorts as the states of the thing do: the version of its row, as {@link
 *     Change#version} writes it
 * @param occurredAt when it happened or began
 * @param payload what others may know of it; an empty object when it is gone
 */
public record Fact(
    String source, String kind, String id, String version, Instant occurredAt, JsonNode payload) {
  /** Sorts after every other version: what is gone never comes back under the same id. */
  private static final String LAST = "~";

  private static final JsonNode NOTHING = JsonNode.createObjectNode(Map.of());

  /** Of a thing that was deleted. */
  public static Fact gone(String source, String kind, String id, Instant at) {
    return new Fact(source, kind, id, LAST, at, NOTHING);
  }

  /** Whether the thing was deleted. */
  public boolean isGone() {
    return payload.size() == 0;
  }

  /** The message that tells it. */
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
    return OutboundMessage.loose(queueUrl, kind + "-" + id + "-" + version, body);
  }

  /**
   * Reads a message.
   *
   * @throws MalformedJsonException when it tells no fact
   */
  public static Fact read(String body) throws MalformedJsonException {
    JsonNode json = Json.parse(body);
    try {
      return new Fact(
          text(json, "source"),
          text(json, "kind"),
          text(json, "id"),
          text(json, "version"),
          Instant.parse(text(json, "occurredAt")),
          Json.child(json, "payload"));
    } catch (DateTimeException e) {
      throw new MalformedJsonException("occurredAt is no time", e);
    }
  }

  private static String text(JsonNode json, String field) throws MalformedJsonException {
    return Json.text(json, field)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> new MalformedJsonException("a fact without " + field, null));
  }
}
