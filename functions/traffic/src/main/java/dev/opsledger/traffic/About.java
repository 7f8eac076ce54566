package dev.opsledger.traffic;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.VendorUnavailableException;
import io.micronaut.json.tree.JsonNode;
import java.util.Optional;

/**
 * What GitHub says of a repository itself.
 *
 * @param id GitHub's id
 * @param name its name of today
 * @param open whether everybody may see the repository
 */
record About(long id, RepositoryName name, boolean open) {
  /**
   * Reads an answer to {@code GET /repos/{owner}/{repo}}.
   *
   * @throws VendorUnavailableException when it is not such an answer
   */
  static About read(JsonNode json) throws VendorUnavailableException {
    Optional<Long> id = Json.number(json, "id");
    Optional<RepositoryName> name =
        Json.text(json, "full_name")
            .flatMap(full -> RepositoryName.ofUrl("https://github.com/" + full));
    if (id.isEmpty() || name.isEmpty()) {
      throw new VendorUnavailableException(
          "GitHub's answer about the repository is not understood");
    }
    return new About(id.get(), name.get(), isOpen(json));
  }

  /** What does not say that it is public is private; {@code internal} is not for everybody. */
  private static boolean isOpen(JsonNode json) {
    JsonNode closed = json.get("private");
    boolean saidOpen = closed != null && closed.isBoolean() && !closed.getBooleanValue();
    return saidOpen && Json.text(json, "visibility").filter(v -> !v.equals("public")).isEmpty();
  }
}
