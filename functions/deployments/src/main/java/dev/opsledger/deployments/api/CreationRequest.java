package dev.opsledger.deployments.api;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.core.web.IdempotencyKey;
import io.micronaut.json.tree.JsonNode;
import java.util.Optional;

/**
 * A request to create a deployment; both parts are optional.
 *
 * @param commitSha the commit that is deployed
 * @param idempotencyKey identifies repetitions of the request
 */
record CreationRequest(Optional<String> commitSha, Optional<IdempotencyKey> idempotencyKey) {
  private static final int LARGEST = 65_536;

  /**
   * Reads header and body.
   *
   * @throws RequestException 400 if the body is not a JSON object, the commit is not a commit id,
   *     or the key is malformed
   */
  static CreationRequest read(String idempotencyKey, byte[] body) {
    JsonNode json = body.length == 0 ? Json.object() : object(body);
    return new CreationRequest(CommitField.read(json), IdempotencyKey.read(idempotencyKey, json));
  }

  /**
   * Parses a body.
   *
   * @throws RequestException 400 if it is not a JSON object of at most 64 KiB
   */
  static JsonNode object(byte[] body) {
    if (body.length > LARGEST) {
      throw RequestException.invalid("the body must have at most 64 KiB");
    }
    try {
      JsonNode json = Json.parse(body);
      if (json.isObject()) {
        return json;
      }
    } catch (MalformedJsonException e) {
      // Refused below, like JSON that is not an object.
    }
    throw RequestException.invalid("the body must be a JSON object");
  }
}
