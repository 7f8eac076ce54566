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
 * The {@code Idempotency-Key} of a request. Repeating the same body within a day changes nothing
 * and returns the first response; another body is rejected.
 *
 * @param key chosen by the caller, 1 to 255 characters
 * @param body a hash of the request's JSON, independent of field order
 */
public record IdempotencyKey(String key, String body) {
  /** How long a key is remembered. */
  public static final Duration LIFE = Duration.ofDays(1);

  private static final int LONGEST = 255;
  private static final String BODY = "body";

  /**
   * Reads the header.
   *
   * @param header its value, null when missing
   * @param wish the request's JSON
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

  /**
   * The hash of the key. The key itself is not stored, since callers may put private data in it.
   */
  public String hash() {
    return Sha256.hex(key);
  }

  /** Adds the body's hash and an expiry to the row that remembers the key. */
  public Row remembered(Row row, Instant now) {
    return row.with(BODY, body).expiring(now.plus(LIFE));
  }

  /** Whether the row has not expired; DynamoDB may delete expired rows days later. */
  public static boolean isAlive(Row row, Instant now) {
    return row.number("expires") > now.getEpochSecond();
  }

  /**
   * Checks that the request has the same body as the remembered one. Rows written by older versions
   * have no body hash and match any body.
   *
   * @throws RequestException 422 when the body differs
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
