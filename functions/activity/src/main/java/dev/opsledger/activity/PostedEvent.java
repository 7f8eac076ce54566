package dev.opsledger.activity;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import io.micronaut.json.tree.JsonNode;

/** An event that someone posts. */
record PostedEvent(String name, JsonNode payload) {
  /** What the request asks for, by which a repetition is known. */
  JsonNode wish() {
    return Json.object("name", name, "payload", payload);
  }

  private static final int LARGEST_PAYLOAD = 64 * 1024;
  private static final int LONGEST_NAME = 255;

  /** Room for blanks around the largest payload, so that its own size decides. */
  private static final int LARGEST_BODY = 1 << 20;

  /**
   * Reads a body.
   *
   * @throws RequestException 400 for no name, or a payload that is missing, no object or over 64
   *     KiB
   */
  static PostedEvent read(byte[] body) {
    if (body.length > LARGEST_BODY) {
      throw RequestException.invalid("the payload is over 64 KiB");
    }
    JsonNode json = parse(body);
    String name =
        Json.text(json, "name")
            .filter(text -> !text.isBlank() && text.length() <= LONGEST_NAME)
            .orElseThrow(() -> RequestException.invalid("name is a text of up to 255 characters"));
    JsonNode payload = json.get("payload");
    if (payload == null || !payload.isObject()) {
      throw RequestException.invalid("payload is a JSON object");
    }
    if (Json.bytes(payload).length > LARGEST_PAYLOAD) {
      throw RequestException.invalid("the payload is over 64 KiB");
    }
    return new PostedEvent(name, payload);
  }

  private static JsonNode parse(byte[] body) {
    try {
      return Json.parse(body);
    } catch (MalformedJsonException e) {
      throw RequestException.invalid("the body is no JSON object");
    }
  }
}
