package dev.opsledger.traffic.domain;

/**
 * What GitHub says of a repository itself.
 *
 * @param id GitHub's id
 * @param name its name of today
 * @param isPublic whether everybody may see the repository
 */
public record GitHubRepository(long id, RepositoryName name, boolean isPublic) {}
