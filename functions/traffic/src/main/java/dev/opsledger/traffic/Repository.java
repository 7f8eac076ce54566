package dev.opsledger.traffic;

import java.time.Instant;

/**
 * A repository that at least one user keeps an eye on; all of them share it.
 *
 * @param id ours; a repository that was deleted and added again has a new one
 * @param name as its first user spelled it
 * @param createdAt when it was added
 * @param sync how far its fetching is
 * @param upstream what GitHub calls it
 */
record Repository(
    String id, RepositoryName name, Instant createdAt, SyncState sync, Upstream upstream) {

  /** The name by which GitHub is asked. */
  RepositoryName current() {
    return upstream.name().orElse(name);
  }

  Repository with(SyncState next) {
    return new Repository(id, name, createdAt, next, upstream);
  }
}
