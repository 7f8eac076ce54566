package dev.opsledger.deployments.api;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.ObjectBody;
import dev.opsledger.core.web.IdempotencyKey;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.domain.DeploymentDetails;
import dev.opsledger.deployments.domain.Ids;
import io.micronaut.json.tree.JsonNode;
import java.util.Optional;

/**
 * A request to create a deployment; all parts are optional.
 *
 * @param commitSha the commit that is deployed
 * @param rollbackTo the id of the deployment whose commit is deployed again, in place of a commit
 * @param environment where to
 * @param url where the log can be read
 * @param idempotencyKey identifies repetitions of the request
 */
record CreationRequest(
    Optional<String> commitSha,
    Optional<Long> rollbackTo,
    Optional<String> environment,
    Optional<String> url,
    Optional<IdempotencyKey> idempotencyKey) {
  private static final int LONGEST = 255;
  private static final int LONGEST_URL = 2_000;
  private static final int LARGEST = 65_536;

  /**
   * Reads header and body.
   *
   * @throws RequestException 400 if the body is not a JSON object, or a field is malformed
   */
  static CreationRequest read(String idempotencyKey, byte[] body) {
    JsonNode json = body.length == 0 ? Json.object() : object(body);
    var request =
        new CreationRequest(
            CommitField.read(json),
            rollbackTo(json),
            text(json, "environment", LONGEST).map(String::strip),
            text(json, "url", LONGEST_URL).map(LogAddress::of),
            IdempotencyKey.read(idempotencyKey, json));
    if (request.commitSha.isPresent() && request.rollbackTo.isPresent()) {
      throw RequestException.invalid("rollbackTo takes the place of commitSHA; give one of them");
    }
    return request;
  }

  /** What is deployed, unless it is a rollback. */
  DeploymentDetails details() {
    return new DeploymentDetails(
        commitSha, environment.orElse(DeploymentDetails.PRODUCTION), url, Optional.empty());
  }

  /**
   * The rollback to an earlier deployment, into the same environment if none is given.
   *
   * @throws RequestException 400 if its commit is unknown
   */
  DeploymentDetails rollback(Deployment target) {
    if (target.commitSha().isEmpty()) {
      throw RequestException.invalid(
          "rollbackTo must be a deployment with a commit; that of %d is unknown"
              .formatted(target.id()));
    }
    return new DeploymentDetails(
        target.commitSha(),
        environment.orElse(target.details().environment()),
        url,
        Optional.of(target.id()));
  }

  private static Optional<Long> rollbackTo(JsonNode json) {
    JsonNode target = json.get("rollbackTo");
    if (target == null || target.isNull()) {
      return Optional.empty();
    }
    Optional<Long> id = Json.number(json, "rollbackTo").filter(Ids::isValid);
    if (id.isEmpty()) {
      throw RequestException.invalid("rollbackTo must be the id of a deployment, a whole number");
    }
    return id;
  }

  private static Optional<String> text(JsonNode json, String field, int longest) {
    JsonNode value = json.get(field);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isString() || value.getStringValue().isBlank()) {
      throw RequestException.invalid(field + " must be a non-empty string");
    }
    if (value.getStringValue().length() > longest) {
      throw RequestException.invalid(
          "%s must have at most %d characters".formatted(field, longest));
    }
    return Optional.of(value.getStringValue());
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
    return ObjectBody.parse(body);
  }
}
