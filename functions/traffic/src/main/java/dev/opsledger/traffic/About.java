package dev.opsledger.traffic;

/**
 * What GitHub says of a repository itself.
 *
 * @param id GitHub's id
 * @param name its name of today
 * @param open whether everybody may see the repository
 */
record About(long id, RepositoryName name, boolean open) {}
