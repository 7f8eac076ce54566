package dev.opsledger.traffic;

import java.time.Instant;

/**
 * That a user keeps an eye on a repository.
 *
 * @param user the user's id
 * @param repository the repository's id
 * @param name as this user spelled it first
 * @param createdAt when the user added it
 */
record Membership(String user, String repository, RepositoryName name, Instant createdAt) {}
