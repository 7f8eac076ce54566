package dev.opsledger.traffic;

import java.util.Optional;

/**
 * What GitHub calls a repository now.
 *
 * @param id GitHub's id, which stays when the repository is renamed or transferred; empty until a
 *     fetch learned it
 * @param name the name, empty while it is the one that its first user gave
 */
record Upstream(Optional<Long> id, Optional<RepositoryName> name) {
  static final Upstream UNKNOWN = new Upstream(Optional.empty(), Optional.empty());
}
