package dev.opsledger.gists.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a user's gists.
 *
 * @param name the name as it was configured
 * @param since gists that were updated after this are asked for; empty until all were seen once. It
 *     stays the same until something changes, so that an unchanged answer is known by its ETag
 * @param etag what stands for the first page of the last answer
 * @param asOf when GitHub was last seen to have changed something
 * @param reason why the gists cannot be read, empty when they can
 * @param again from when on to look a second time, since a list may lag behind; empty when that is
 *     done
 * @param unread how many of the gists that were listed could not be read
 */
public record WatchedUser(
    String name,
    Optional<Instant> since,
    Optional<String> etag,
    Optional<Instant> asOf,
    Optional<String> reason,
    Optional<Again> again,
    long unread) {

  /**
   * A second look.
   *
   * @param since the point of the first, empty for all
   * @param etag what stands for the whole of what was seen, where that was one page
   */
  public record Again(Optional<Instant> since, Optional<String> etag) {
    /** At a list that was just read; the ETag of its first page says nothing of others. */
    public static Again at(Optional<Instant> since, int pages, Optional<String> firstEtag) {
      return new Again(since, pages > 1 ? Optional.empty() : firstEtag);
    }
  }

  public static WatchedUser unseen(String name) {
    return new WatchedUser(
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  public WatchedUser because(Optional<String> why) {
    return new WatchedUser(name, since, etag, asOf, why, again, unread);
  }

  public WatchedUser again(Optional<Again> look) {
    return new WatchedUser(name, since, etag, asOf, reason, look, unread);
  }

  public WatchedUser unread(long count) {
    return new WatchedUser(name, since, etag, asOf, reason, again, count);
  }
}
