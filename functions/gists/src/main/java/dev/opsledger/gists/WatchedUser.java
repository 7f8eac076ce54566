package dev.opsledger.gists;

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
 */
record WatchedUser(
    String name,
    Optional<Instant> since,
    Optional<String> etag,
    Optional<Instant> asOf,
    Optional<String> reason) {

  static WatchedUser unseen(String name) {
    return new WatchedUser(
        name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  WatchedUser because(Optional<String> why) {
    return new WatchedUser(name, since, etag, asOf, why);
  }
}
