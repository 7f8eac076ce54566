package dev.opsledger.traffic.domain;

import java.util.Optional;

/**
 * A repository's identity on GitHub.
 *
 * @param id GitHub's id, unchanged by renames and transfers; empty until the first fetch
 * @param name the current name, empty while it is the one that its first user gave
 */
public record GitHubIdentity(Optional<Long> id, Optional<RepositoryName> name) {
  /** Before the first fetch. */
  public static final GitHubIdentity UNKNOWN =
      new GitHubIdentity(Optional.empty(), Optional.empty());
}
