package dev.opsledger.ci.sync;

import dev.opsledger.ci.domain.Installation;
import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * Parses installations in GitHub's lists and webhooks, and in the shortened form that is stored.
 */
final class InstallationParser {
  private InstallationParser() {}

  /** Parses an installation; empty when it has no id or no account. */
  static Optional<Installation> parse(JsonNode json) {
    Optional<Long> id = Json.number(json, "id");
    JsonNode account = Json.child(json, "account");
    // An enterprise's installation has a slug where an organization's has a login.
    Optional<String> login = Json.text(account, "login").or(() -> Json.text(account, "slug"));
    Optional<Long> changed =
        Json.instant(json, "updated_at")
            .map(Instant::getEpochSecond)
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

  /** The shortened form, which {@link #parse} reads again. */
  static JsonNode brief(Installation installation) {
    return Json.object(
        "id", installation.id(),
        "account", Json.object("login", installation.login(), "id", installation.account()),
        "suspended_at", installation.suspendedSince(),
        "updated_at", installation.changed());
  }
}
