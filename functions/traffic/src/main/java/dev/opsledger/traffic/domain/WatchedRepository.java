package dev.opsledger.traffic.domain;

import java.time.Instant;

/**
 * A repository that at least one user keeps an eye on; all of them share it.
 *
 * @param id ours; a repository that was deleted and added again has a new one
 * @param name as its first user spelled it
 * @param createdAt when it was added
 * @param sync how far its fetching is
 * @param identity what GitHub calls it
 */
public record WatchedRepository(
    String id, RepositoryName name, Instant createdAt, SyncState sync, GitHubIdentity identity) {

  /** The name by which GitHub is asked. */
  public RepositoryName current() {
    return identity.name().orElse(name);
  }

  public WatchedRepository with(SyncState next) {
    return new WatchedRepository(id, name, createdAt, next, identity);
  }
}
