package dev.opsledger.deployments;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJson;
import dev.opsledger.core.web.Problem;
import io.micronaut.json.tree.JsonNode;
import java.util.Optional;

/**
 * What a caller says of the deployment that is to be created: nothing, as a rule.
 *
 * @param commitSha what is deployed
 * @param idempotencyKey makes repetitions of the request harmless
 */
record CreationRequest(Optional<String> commitSha, Optional<String> idempotencyKey) {
  private static final int LONGEST = 255;
  private static final int LARGEST = 65_536;

  /**
   * Reads header and body.
   *
   * @throws Problem 400 for a body that is no JSON object, or a text that is empty or too long
   */
  static CreationRequest read(String idempotencyKey, byte[] body) {
    Optional<String> key = Optional.ofNullable(idempotencyKey);
    if (key.filter(k -> k.isBlank() || k.length() > LONGEST).isPresent()) {
      throw Problem.badRequest("Idempotency-Key has 1 to 255 characters");
    }
    return new CreationRequest(body.length == 0 ? Optional.empty() : commitSha(body), key);
  }

  private static Optional<String> commitSha(byte[] body) {
    JsonNode sha = object(body).get("commitSHA");
    if (sha == null || sha.isNull()) {
      return Optional.empty();
    }
    if (!sha.isString() || sha.getStringValue().isBlank()) {
      throw Problem.badRequest("commitSHA is a text");
    }
    if (sha.getStringValue().length() > LONGEST) {
      throw Problem.badRequest("commitSHA has up to 255 characters");
    }
    return Optional.of(sha.getStringValue());
  }

  /**
   * Reads a body.
   *
   * @throws Problem 400 when it is no JSON object of up to 64 KiB
   */
  static JsonNode object(byte[] body) {
    if (body.length > LARGEST) {
      throw Problem.badRequest("the body is over 64 KiB");
    }
    try {
      JsonNode json = Json.parse(body);
      if (json.isObject()) {
        return json;
      }
    } catch (MalformedJson e) {
      // Answered below, like JSON that is no object.
    }
    throw Problem.badRequest("the body is no JSON object");
  }
}
