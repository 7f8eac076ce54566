package dev.opsledger.traffic.domain;

import java.time.Instant;

/**
 * That a user keeps an eye on a repository.
 *
 * @param user the user's id
 * @param repository the repository's id
 * @param name as this user spelled it first
 * @param createdAt when the user added it
 * @param visibility what the user may see of what others' tokens fetched
 * @param shareLink the key that was handed out to read its pages
 */
public record Membership(
    String user,
    String repository,
    RepositoryName name,
    Instant createdAt,
    Visibility visibility,
    ShareLink shareLink) {
  public static Membership begin(String user, String repository, RepositoryName name, Instant now) {
    return new Membership(user, repository, name, now, Visibility.NONE, ShareLink.NONE);
  }
}
