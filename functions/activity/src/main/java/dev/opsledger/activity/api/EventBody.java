package dev.opsledger.activity.api;

import dev.opsledger.activity.domain.PostedEvent;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.ObjectBody;
import io.micronaut.json.tree.JsonNode;

/**
 * The body of a request that posts an event.
 *
 * @param name 1 to 255 characters, not only blanks
 * @param payload a JSON object of at most 64 KiB
 */
record EventBody(String name, JsonNode payload) {
  private static final int LARGEST_PAYLOAD = 64 * 1024;
  private static final int LONGEST_NAME = 255;

  /** Leaves room for whitespace around the largest payload, whose own size decides. */
  private static final int LARGEST_BODY = 1 << 20;

  private static final String TOO_LARGE = "payload must have at most 64 KiB";

  /**
   * Parses a body.
   *
   * @throws RequestException 400 when it is no JSON object, the name is missing, or the payload is
   *     missing, not an object or over 64 KiB
   */
  static EventBody parse(byte[] body) {
    if (body.length > LARGEST_BODY) {
      throw RequestException.invalid(TOO_LARGE);
    }
    JsonNode json = ObjectBody.parse(body);
    String name =
        Json.text(json, "name")
            .filter(text -> !text.isBlank() && text.length() <= LONGEST_NAME)
            .orElseThrow(
                () -> RequestException.invalid("name must be a string of 1 to 255 characters"));
    JsonNode payload = json.get("payload");
    if (payload == null || !payload.isObject()) {
      throw RequestException.invalid("payload must be a JSON object");
    }
    if (Json.bytes(payload).length > LARGEST_PAYLOAD) {
      throw RequestException.invalid(TOO_LARGE);
    }
    return new EventBody(name, payload);
  }

  /** The event. */
  PostedEvent event() {
    return new PostedEvent(name, Json.text(payload), Json.number(payload, "projectId"));
  }

  /** What the request asks for: a repeated request is recognized by it. */
  JsonNode json() {
    return Json.object("name", name, "payload", payload);
  }
}
