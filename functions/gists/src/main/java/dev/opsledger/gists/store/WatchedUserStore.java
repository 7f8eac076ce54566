package dev.opsledger.gists.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.gists.domain.WatchedUser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The users that were ever scanned; GitHub's names do not tell letter case apart. */
public final class WatchedUserStore {
  private static final String USERS = "USERS";

  /** What a second look is from, where that is no time. */
  private static final String ALL = "all";

  private static final String NO = "no";

  private final Table table;

  public WatchedUserStore(Table table) {
    this.table = table;
  }

  public Optional<WatchedUser> find(String name) {
    return table.get(USERS, key(name)).map(WatchedUserStore::user);
  }

  public void put(WatchedUser user) {
    table.put(
        Row.of(USERS, key(user.name()))
            .with("name", user.name())
            .with("since", user.since().orElse(null))
            .with("etag", user.etag().orElse(null))
            .with("asOf", user.asOf().orElse(null))
            .with("reason", user.reason().orElse(null))
            .with(
                "again",
                user.again().map(a -> a.since().map(Instant::toString).orElse(ALL)).orElse(NO))
            .with("againEtag", user.again().flatMap(WatchedUser.Again::etag).orElse(null))
            .with("unread", user.unread() > 0 ? user.unread() : null));
  }

  /** The names of all, by name. */
  public List<String> names() {
    var names = new ArrayList<String>();
    table.partition(USERS).forEach(row -> names.add(row.get("name")));
    return names;
  }

  public static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static WatchedUser user(Row row) {
    return new WatchedUser(
        row.get("name"),
        row.findInstant("since"),
        row.find("etag"),
        row.findInstant("asOf"),
        row.find("reason"),
        again(row),
        row.number("unread"));
  }

  /** A former version never looked twice, so what it saw is looked at once more. */
  private static Optional<WatchedUser.Again> again(Row row) {
    String from = row.find("again").orElse(row.find("since").isPresent() ? ALL : NO);
    if (from.equals(NO)) {
      return Optional.empty();
    }
    Optional<Instant> since = from.equals(ALL) ? Optional.empty() : row.findInstant("again");
    return Optional.of(new WatchedUser.Again(since, row.find("againEtag")));
  }
}
