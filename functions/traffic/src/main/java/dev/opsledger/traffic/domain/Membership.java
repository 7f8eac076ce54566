package dev.opsledger.traffic.domain;

import java.time.Instant;

/**
 * A user's subscription to a repository.
 *
 * @param user the user's id
 * @param repository the repository's id
 * @param name as this user spelled it first
 * @param createdAt when the user added it
 * @param visibility what the user may see of what others' tokens fetched
 * @param shareLink the link with which the user shares its pages
 */
public record Membership(
    String user,
    String repository,
    RepositoryName name,
    Instant createdAt,
    Visibility visibility,
    ShareLink shareLink) {
  /** A new membership, whose user has been shown nothing yet. */
  public static Membership begin(String user, String repository, RepositoryName name, Instant now) {
    return new Membership(user, repository, name, now, Visibility.NONE, ShareLink.NONE);
  }
}
