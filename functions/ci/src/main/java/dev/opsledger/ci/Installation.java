package dev.opsledger.ci;

import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.util.Optional;

/**
 * An installation of the App in an organization or a person's account.
 *
 * @param id GitHub's id; a later installation of the same account has a greater one
 * @param login the account's login, in GitHub's spelling
 * @param account the account's id, which outlives renames
 * @param suspendedSince when it was suspended, as GitHub says it
 * @param changed when GitHub last changed it, in epoch seconds, as webhooks say it
 */
record Installation(
    long id,
    String login,
    Optional<Long> account,
    Optional<String> suspendedSince,
    Optional<Long> changed) {

  /** Reads one from a list or a webhook; empty when it has no id or no account. */
  static Optional<Installation> read(JsonNode json) {
    Optional<Long> id = Json.number(json, "id");
    JsonNode account = Json.child(json, "account");
    // An enterprise's installation has a slug where an organization's has a login.
    Optional<String> login = Json.text(account, "login").or(() -> Json.text(account, "slug"));
    Optional<Long> changed =
        RunReader.instant(json, "updated_at")
            .map(java.time.Instant::getEpochSecond)
            .or(() -> Json.number(json, "updated_at"));
    return id.isPresent() && login.isPresent()
        ? Optional.of(
            new Installation(
                id.get(),
                login.get(),
                Json.number(account, "id"),
                Json.text(json, "suspended_at"),
                changed))
        : Optional.empty();
  }

  /** What is kept of one in a list, as {@link #read} takes it. */
  JsonNode brief() {
    return Json.object(
        "id", id,
        "account", Json.object("login", login, "id", account),
        "suspended_at", suspendedSince,
        "updated_at", changed);
  }
}
