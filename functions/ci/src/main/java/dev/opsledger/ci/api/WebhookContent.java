package dev.opsledger.ci.api;

import dev.opsledger.core.error.RequestException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The two content types that GitHub offers for a webhook. */
enum WebhookContent {
  /** The event itself. */
  JSON,
  /** A form whose field {@code payload} holds the event, percent-encoded. */
  FORM;

  private static final String FIELD = "payload=";

  /** What may stand before a JSON text (RFC 8259, section 2). */
  private static final String WHITE_SPACE = " \t\r\n";

  /**
   * Determines the content type of a body whose signature was checked. A body that begins like a
   * JSON object is JSON whatever the header says.
   *
   * @param type the header {@code Content-Type}, null if missing
   * @throws RequestException 400 when it is neither
   */
  static WebhookContent of(String type, byte[] body) {
    if (beginsLikeAnObject(body)) {
      return JSON;
    }
    String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!media.equals("application/x-www-form-urlencoded")) {
      throw RequestException.invalid(
          "the body must be a JSON object; set the webhook's content type to application/json");
    }
    return FORM;
  }

  private static boolean beginsLikeAnObject(byte[] body) {
    int at = 0;
    while (at < body.length && WHITE_SPACE.indexOf(body[at]) >= 0) {
      at++;
    }
    return at < body.length && body[at] == '{';
  }

  /**
   * The JSON of a body whose signature was checked.
   *
   * @throws RequestException 400 when a form lacks the field or its encoding is malformed
   */
  byte[] json(byte[] body) {
    if (this == JSON) {
      return body;
    }
    for (String field : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
      if (field.startsWith(FIELD)) {
        return decoded(field.substring(FIELD.length())).getBytes(StandardCharsets.UTF_8);
      }
    }
    throw RequestException.invalid(
        "the form must have a field payload; or set the webhook's content type to"
            + " application/json");
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw RequestException.invalid("the field payload must be percent-encoded");
    }
  }
}
