package dev.opsledger.ci.api;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.web.WebhookSignature;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The two content types between which GitHub lets one choose for a webhook. */
enum WebhookContent {
  /** The event itself. */
  JSON,
  /** The same JSON in a form's field, percent-encoded. */
  FORM;

  private static final String FIELD = "payload=";

  /**
   * The content of a body, checked before any secret is touched. A JSON object is taken as such
   * whatever type is named.
   *
   * @param type the header {@code Content-Type}, null where there is none
   * @throws RequestException 400 when it is neither, 413 when it is too large
   */
  static WebhookContent of(String type, byte[] body) {
    WebhookSignature.sized(body);
    if (body[0] == '{') {
      return JSON;
    }
    String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!media.equals("application/x-www-form-urlencoded")) {
      throw RequestException.invalid(
          "the body is no JSON object; set the webhook's content type to application/json");
    }
    return FORM;
  }

  /**
   * The JSON of a body that was found to be signed.
   *
   * @throws RequestException 400 when a form has no such field, or a malformed one
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
        "the form has no field payload; set the webhook's content type to application/json");
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw RequestException.invalid("the field payload is not encoded as a form's field is");
    }
  }
}
