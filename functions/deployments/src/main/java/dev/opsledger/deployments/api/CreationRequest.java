package dev.opsledger.deployments.api;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.core.text.CommitIds;
import dev.opsledger.core.web.IdempotencyKey;
import io.micronaut.json.tree.JsonNode;
import java.util.Optional;

/**
 * What a caller says of the deployment that is to be created: nothing, as a rule.
 *
 * @param commitSha what is deployed
 * @param repetition makes repetitions of the request harmless
 */
record CreationRequest(Optional<String> commitSha, Optional<IdempotencyKey> repetition) {
  private static final int LONGEST = 255;
  private static final int LARGEST = 65_536;

  /**
   * Reads header and body.
   *
   * @throws RequestException 400 for a body that is no JSON object, or a text that is empty or too
   *     long
   */
  static CreationRequest read(String idempotencyKey, byte[] body) {
    JsonNode wish = body.length == 0 ? Json.object() : object(body);
    return new CreationRequest(commitSha(wish), IdempotencyKey.read(idempotencyKey, wish));
  }

  private static Optional<String> commitSha(JsonNode wish) {
    JsonNode sha = wish.get("commitSHA");
    if (sha == null || sha.isNull()) {
      return Optional.empty();
    }
    if (!sha.isString() || sha.getStringValue().isBlank()) {
      throw RequestException.invalid("commitSHA is a text");
    }
    if (sha.getStringValue().length() > LONGEST) {
      throw RequestException.invalid("commitSHA has up to 255 characters");
    }
    return Optional.of(CommitIds.normal(sha.getStringValue()));
  }

  /**
   * Reads a body.
   *
   * @throws RequestException 400 when it is no JSON object of up to 64 KiB
   */
  static JsonNode object(byte[] body) {
    if (body.length > LARGEST) {
      throw RequestException.invalid("the body is over 64 KiB");
    }
    try {
      JsonNode json = Json.parse(body);
      if (json.isObject()) {
        return json;
      }
    } catch (MalformedJsonException e) {
      // Answered below, like JSON that is no object.
    }
    throw RequestException.invalid("the body is no JSON object");
  }
}
