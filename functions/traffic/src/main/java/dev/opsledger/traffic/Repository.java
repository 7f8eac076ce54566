package dev.opsledger.traffic;

import java.time.Instant;

/**
 * A repository that at least one user keeps an eye on; all of them share it.
 *
 * @param id ours; a repository that was deleted and added again has a new one
 * @param name as its first user spelled it
 * @param createdAt when it was added
 * @param sync how far its fetching is
 */
record Repository(String id, RepositoryName name, Instant createdAt, SyncState sync) {}
