package dev.opsledger.gists.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * How far the gists of a user were read.
 *
 * @param name the user's name as configured
 * @param since only gists updated after this are asked for; empty until all were read once. It
 *     stays the same until something changes, so that an unchanged list is recognized by its ETag
 * @param etag the ETag of the list's first page
 * @param asOf when the list was last found changed
 * @param reason why the gists cannot be read, empty if they can
 * @param recheck the list to read a second time, because a list may lag behind; empty if none
 * @param unreadable how many of the listed gists could not be read
 */
public record WatchedUser(
    String name,
    Optional<Instant> since,
    Optional<String> etag,
    Optional<Instant> asOf,
    Optional<String> reason,
    Optional<Recheck> recheck,
    long unreadable) {

  /**
   * A list that is read a second time.
   *
   * @param since the {@code since} of the list, empty for all gists
   * @param etag the ETag of the list, if it had one page
   */
  public record Recheck(Optional<Instant> since, Optional<String> etag) {
    /** Of a list that was just read; the first page's ETag says nothing about the other pages. */
    public static Recheck of(Optional<Instant> since, int pages, Optional<String> firstEtag) {
      return new Recheck(since, pages > 1 ? Optional.empty() : firstEtag);
    }
  }

  /** A user whose gists were never read. */
  public static WatchedUser unread(String name) {
    return new WatchedUser(
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  /** The same user with a reason why the gists cannot be read. */
  public WatchedUser withReason(Optional<String> why) {
    return new WatchedUser(name, since, etag, asOf, why, recheck, unreadable);
  }

  /** The same user with a list to read a second time. */
  public WatchedUser withRecheck(Optional<Recheck> list) {
    return new WatchedUser(name, since, etag, asOf, reason, list, unreadable);
  }

  /** The same user with a number of gists that could not be read. */
  public WatchedUser withUnreadable(long count) {
    return new WatchedUser(name, since, etag, asOf, reason, recheck, count);
  }
}
