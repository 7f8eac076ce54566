package dev.opsledger.traffic.domain;

import java.time.Instant;

/**
 * A repository that at least one user watches; all its users share it.
 *
 * @param id the ledger's id; a repository that is deleted and added again gets a new one
 * @param name as its first user spelled it
 * @param createdAt when it was added
 * @param sync the state of its fetches
 * @param identity its identity on GitHub
 */
public record WatchedRepository(
    String id, RepositoryName name, Instant createdAt, SyncState sync, GitHubIdentity identity) {

  /** The name for requests to GitHub. */
  public RepositoryName current() {
    return identity.name().orElse(name);
  }

  /** The same repository in another state. */
  public WatchedRepository with(SyncState next) {
    return new WatchedRepository(id, name, createdAt, next, identity);
  }
}
