package dev.opsledger.traffic.domain;

import java.util.Optional;

/**
 * What GitHub calls a repository now.
 *
 * @param id GitHub's id, which stays when the repository is renamed or transferred; empty until a
 *     fetch learned it
 * @param name the name, empty while it is the one that its first user gave
 */
public record GitHubIdentity(Optional<Long> id, Optional<RepositoryName> name) {
  public static final GitHubIdentity UNKNOWN =
      new GitHubIdentity(Optional.empty(), Optional.empty());
}
