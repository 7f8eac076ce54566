package dev.opsledger.ci;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** In which organizations the App is installed. */
final class InstallationStore {
  private static final String ALL = "INSTALLATIONS";

  private final Table table;
  private final Clock clock;

  InstallationStore(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** Whether the App is installed in an account, whose letter case does not count. */
  boolean has(String login) {
    return table.get(ALL, key(login)).isPresent();
  }

  /** Stores an installation; no write when nothing changed. */
  void put(Installation installation) {
    put(installation, table.get(ALL, key(installation.login())));
  }

  private void put(Installation installation, Optional<Row> stored) {
    Instant since = stored.flatMap(r -> r.findInstant("since")).orElseGet(clock::instant);
    Row row =
        Row.of(ALL, key(installation.login()))
            .with("id", installation.id())
            .with("login", installation.login())
            .with("suspendedSince", installation.suspendedSince().orElse(null))
            .with("since", since);
    if (!stored.map(r -> r.attributes().equals(row.attributes())).orElse(false)) {
      table.put(row);
    }
  }

  void remove(String login) {
    table.delete(ALL, key(login));
  }

  /**
   * Makes the store equal to GitHub's list.
   *
   * @param listedAt when the list was begun; what was installed since then may not be in it, and
   *     stays
   */
  void replaceAll(Collection<Installation> installations, Instant listedAt) {
    var stored = new HashMap<String, Row>();
    table.partition(ALL).forEach(row -> stored.put(row.sk(), row));
    for (Installation installation : installations) {
      put(installation, Optional.ofNullable(stored.remove(key(installation.login()))));
    }
    for (Map.Entry<String, Row> left : stored.entrySet()) {
      if (left.getValue().findInstant("since").orElse(Instant.MIN).isBefore(listedAt)) {
        table.delete(ALL, left.getKey());
      }
    }
  }

  private static String key(String login) {
    return login.toLowerCase(Locale.ROOT);
  }
}
