package dev.opsledger.gists;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The users that were ever scanned; GitHub's names do not tell letter case apart. */
final class UserStore {
  private static final String USERS = "USERS";

  private final Table table;

  UserStore(Table table) {
    this.table = table;
  }

  Optional<WatchedUser> find(String name) {
    return table.get(USERS, key(name)).map(UserStore::user);
  }

  void put(WatchedUser user) {
    table.put(
        Row.of(USERS, key(user.name()))
            .with("name", user.name())
            .with("since", user.since().orElse(null))
            .with("etag", user.etag().orElse(null))
            .with("asOf", user.asOf().orElse(null))
            .with("reason", user.reason().orElse(null)));
  }

  /** The names of all, by name. */
  List<String> names() {
    var names = new ArrayList<String>();
    table.partition(USERS).forEach(row -> names.add(row.get("name")));
    return names;
  }

  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static WatchedUser user(Row row) {
    return new WatchedUser(
        row.get("name"),
        row.findInstant("since"),
        row.find("etag"),
        row.findInstant("asOf"),
        row.find("reason"));
  }
}
