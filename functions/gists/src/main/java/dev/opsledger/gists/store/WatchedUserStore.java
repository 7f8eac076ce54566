package dev.opsledger.gists.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.gists.domain.WatchedUser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All users that were ever watched, and how far their gists were read. */
public final class WatchedUserStore {
  /** Stored in place of a time when all gists are to be read again. */
  private static final String ALL = "all";

  /** Stored when nothing is to be read again. */
  private static final String NO = "no";

  /** GitHub's id of the account whose gists were read. */
  private static final String OWNER = "ownerId";

  /** Stored while no gist has been read; GitHub's ids are positive. */
  private static final long NOBODY = 0;

  private final Table table;

  public WatchedUserStore(Table table) {
    this.table = table;
  }

  /** A user by name, empty if the user was never watched. */
  public Optional<WatchedUser> find(String name) {
    return table.get(GistsKeys.USERS, GistsKeys.user(name)).map(WatchedUserStore::user);
  }

  /** Stores a user in place of the former state. */
  public void put(WatchedUser user) {
    table.put(
        Row.of(GistsKeys.USERS, GistsKeys.user(user.name()))
            .with("name", user.name())
            .with("since", user.since().orElse(null))
            .with("etag", user.etag().orElse(null))
            .with("asOf", user.asOf().orElse(null))
            .with("reason", user.reason().orElse(null))
            .with(
                "again",
                user.recheck().map(a -> a.since().map(Instant::toString).orElse(ALL)).orElse(NO))
            .with("againAt", user.recheck().flatMap(WatchedUser.Recheck::dueAt).orElse(null))
            .with(OWNER, user.owner().orElse(NOBODY))
            .with("againEtag", user.recheck().flatMap(WatchedUser.Recheck::etag).orElse(null))
            .with("unread", user.unreadable() > 0 ? user.unreadable() : null));
  }

  /**
   * Forgets whose gists were read, so that the next scan accepts whichever account has the name;
   * does nothing if the user was never watched.
   */
  public void forgetOwner(String name) {
    table.update(
        GistsKeys.USERS,
        GistsKeys.user(name),
        u -> u.updateExpression("REMOVE " + OWNER).conditionExpression("attribute_exists(pk)"));
  }

  /** The names of all users, sorted, ignoring case. */
  public List<String> names() {
    var names = new ArrayList<String>();
    table.partition(GistsKeys.USERS).forEach(row -> names.add(row.get("name")));
    return names;
  }

  private static WatchedUser user(Row row) {
    return new WatchedUser(
        row.get("name"),
        row.findInstant("since"),
        row.find("etag"),
        row.findInstant("asOf"),
        row.find("reason"),
        recheck(row),
        row.findNumber(OWNER).filter(id -> id != NOBODY),
        row.number("unread"));
  }

  /**
   * Rows of former versions, which never read twice or did not know whose gists they read, lack an
   * attribute: all is read again.
   */
  private static Optional<WatchedUser.Recheck> recheck(Row row) {
    boolean former = row.find("again").isEmpty() || row.findNumber(OWNER).isEmpty();
    if (former) {
      return row.find("since")
          .map(_ -> WatchedUser.Recheck.of(Optional.empty(), 1, Optional.empty()));
    }
    String from = row.get("again");
    if (from.equals(NO)) {
      return Optional.empty();
    }
    Optional<Instant> since = from.equals(ALL) ? Optional.empty() : row.findInstant("again");
    return Optional.of(
        new WatchedUser.Recheck(since, row.find("againEtag"), row.findInstant("againAt")));
  }
}
