package dev.opsledger.core.web;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.text.Sha256;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The {@code Idempotency-Key} of a request: repeated with the same body within a day it changes
 * nothing and gets the same answer; with another body it is refused.
 *
 * @param key what the caller made up, 1 to 255 characters
 * @param body a hash of what the request asks for, whatever the order of its fields
 */
public record IdempotencyKey(String key, String body) {
  /** For how long a key is remembered. */
  public static final Duration LIFE = Duration.ofDays(1);

  private static final int LONGEST = 255;
  private static final String BODY = "body";

  /**
   * Reads the header.
   *
   * @param header its value, null where there is none
   * @param wish what the request asks for
   * @throws RequestException 400 for a key that is blank or too long
   */
  public static Optional<IdempotencyKey> read(String header, JsonNode wish) {
    if (header == null) {
      return Optional.empty();
    }
    if (header.isBlank() || header.length() > LONGEST) {
      throw RequestException.invalid("Idempotency-Key must have 1 to 255 characters");
    }
    return Optional.of(new IdempotencyKey(header, Sha256.hex(Json.text(Json.node(sorted(wish))))));
  }

  /** A hash of the key, of which nothing more is stored: it may say more than it should. */
  public String hash() {
    return Sha256.hex(key);
  }

  /** The row that remembers the key, beside what it made. */
  public Row remembered(Row row, Instant now) {
    return row.with(BODY, body).expiring(now.plus(LIFE));
  }

  /** Whether a row still remembers the key. */
  public static boolean isAlive(Row row, Instant now) {
    return row.number("expires") > now.getEpochSecond();
  }

  /**
   * Makes sure that this request asks for what the remembered one asked for. Rows of before say
   * nothing of that.
   *
   * @throws RequestException 422 when it asks for something else
   */
  public void mustRepeat(Row remembered) {
    if (remembered.find(BODY).filter(former -> !former.equals(body)).isPresent()) {
      throw new RequestException(
          RequestException.Kind.UNPROCESSABLE,
          "this Idempotency-Key was used with another body; use a new key for a new request");
    }
  }

  private static Object sorted(JsonNode node) {
    if (node.isArray()) {
      return Json.elements(node).stream().map(IdempotencyKey::sorted).toList();
    }
    if (!node.isObject()) {
      return node;
    }
    Map<String, Object> fields = new TreeMap<>();
    node.entries().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
    return fields;
  }
}
