package dev.opsledger.traffic.domain;

/**
 * A repository as GitHub describes it.
 *
 * @param id GitHub's id
 * @param name its current name
 * @param isPublic whether anyone may see the repository
 */
public record GitHubRepository(long id, RepositoryName name, boolean isPublic) {}
