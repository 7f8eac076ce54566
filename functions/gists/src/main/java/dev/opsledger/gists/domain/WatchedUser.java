package dev.opsledger.gists.domain;

import java.time.Duration;
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
 * @param recheck the list to read again, because a list may lag behind; empty if none
 * @param owner GitHub's id of the account whose gists were read; empty until some were
 * @param unreadable how many of the listed gists could not be read
 */
public record WatchedUser(
    String name,
    Optional<Instant> since,
    Optional<String> etag,
    Optional<Instant> asOf,
    Optional<String> reason,
    Optional<Recheck> recheck,
    Optional<Long> owner,
    long unreadable) {

  /**
   * A list that is read again, because it may have lagged behind: by the next scan, and if that
   * finds nothing new, once more some hours later.
   *
   * @param since the {@code since} of the list, empty for all gists
   * @param etag the ETag of the list, if it had one page
   * @param dueAt when it is read for the last time; empty if the next scan reads it
   */
  public record Recheck(Optional<Instant> since, Optional<String> etag, Optional<Instant> dueAt) {
    /** How long after it was last read a list is read for the last time. */
    static final Duration LAST_LOOK = Duration.ofHours(6);

    /** Of a list that was just read; the first page's ETag says nothing about the other pages. */
    public static Recheck of(Optional<Instant> since, int pages, Optional<String> firstEtag) {
      return new Recheck(since, pages > 1 ? Optional.empty() : firstEtag, Optional.empty());
    }

    /** Whether it is to be read now. */
    public boolean isDue(Instant now) {
      return dueAt.filter(now::isBefore).isEmpty();
    }

    /** What is to be read after a look that found nothing new; empty after the last look. */
    public Optional<Recheck> afterNothingNew(Instant now) {
      return dueAt.isPresent()
          ? Optional.empty()
          : Optional.of(new Recheck(since, etag, Optional.of(now.plus(LAST_LOOK))));
    }

    /** A list that has all of both; the next scan reads it. */
    public Recheck and(Recheck other) {
      boolean longer =
          since.isEmpty() || other.since.filter(start -> !start.isBefore(since.get())).isPresent();
      Recheck both = longer ? this : other;
      return new Recheck(both.since, both.etag, Optional.empty());
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
        Optional.empty(),
        0);
  }

  /** The same user with a reason why the gists cannot be read. */
  public WatchedUser withReason(Optional<String> why) {
    return new WatchedUser(name, since, etag, asOf, why, recheck, owner, unreadable);
  }

  /** The same user with a list to read again. */
  public WatchedUser withRecheck(Optional<Recheck> list) {
    return new WatchedUser(name, since, etag, asOf, reason, list, owner, unreadable);
  }

  /** The same user with a number of gists that could not be read. */
  public WatchedUser withUnreadable(long count) {
    return new WatchedUser(name, since, etag, asOf, reason, recheck, owner, count);
  }

  /** The same user with the account whose gists were read. */
  public WatchedUser withOwner(Optional<Long> id) {
    return new WatchedUser(name, since, etag, asOf, reason, recheck, id, unreadable);
  }
}
