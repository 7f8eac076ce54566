package dev.opsledger.traffic.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.traffic.domain.GitHubRepository;
import dev.opsledger.traffic.domain.RepositoryName;
import io.micronaut.json.tree.JsonNode;
import java.util.Optional;

/** Parses GitHub's response to {@code GET /repos/{owner}/{repo}}. */
final class GitHubRepositoryParser {
  private GitHubRepositoryParser() {}

  /**
   * Parses a repository's id, name and visibility.
   *
   * @throws VendorUnavailableException when the id or the name is missing or malformed
   */
  static GitHubRepository parse(JsonNode json) throws VendorUnavailableException {
    Optional<Long> id = Json.number(json, "id");
    Optional<RepositoryName> name =
        Json.text(json, "full_name")
            .flatMap(full -> RepositoryName.ofUrl("https://github.com/" + full));
    if (id.isEmpty() || name.isEmpty()) {
      throw new VendorUnavailableException("GitHub's response about the repository is malformed");
    }
    return new GitHubRepository(id.get(), name.get(), isPublic(json));
  }

  /** Only an explicit "public" counts; {@code internal} repositories are not public. */
  private static boolean isPublic(JsonNode json) {
    boolean saidPublic = !Json.flag(json, "private").orElse(true);
    return saidPublic && Json.text(json, "visibility").filter(v -> !v.equals("public")).isEmpty();
  }
}
