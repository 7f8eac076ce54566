package dev.opsledger.ci;

import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.util.Optional;

/**
 * An installation of the App in an organization or a person's account.
 *
 * @param id GitHub's id
 * @param login the account's login, in GitHub's spelling
 * @param suspendedSince when it was suspended, as GitHub says it
 */
record Installation(long id, String login, Optional<String> suspendedSince) {
  /** Reads one from a list or a webhook; empty when it has no id or no account. */
  static Optional<Installation> read(JsonNode json) {
    Optional<Long> id = Json.number(json, "id");
    JsonNode account = Json.child(json, "account");
    // An enterprise's installation has a slug where an organization's has a login.
    Optional<String> login = Json.text(account, "login").or(() -> Json.text(account, "slug"));
    return id.isPresent() && login.isPresent()
        ? Optional.of(new Installation(id.get(), login.get(), Json.text(json, "suspended_at")))
        : Optional.empty();
  }
}
