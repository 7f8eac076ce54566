package dev.opsledger.deployments.api;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.text.CommitIds;
import io.micronaut.json.tree.JsonNode;
import java.util.Optional;

/**
 * The field {@code commitSHA} of a request. Whatever is not the id of a commit is refused here, as
 * no lead time could ever be known of it.
 */
final class CommitField {
  private static final String NAME = "commitSHA";

  private CommitField() {}

  /**
   * The commit's id in canonical form; empty if the field is missing or null.
   *
   * @throws RequestException 400 if the field is not a commit id
   */
  static Optional<String> read(JsonNode json) {
    JsonNode sha = json.get(NAME);
    if (sha == null || sha.isNull()) {
      return Optional.empty();
    }
    String id = sha.isString() ? CommitIds.normal(sha.getStringValue()) : "";
    if (!CommitIds.isId(id)) {
      throw RequestException.invalid(
          NAME
              + " must be the id of a commit, at least its first 7 and at most 64 hexadecimal"
              + " digits, such as 9fceb02");
    }
    return Optional.of(id);
  }
}
