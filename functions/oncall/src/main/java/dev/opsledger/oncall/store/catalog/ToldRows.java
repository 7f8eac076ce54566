package dev.opsledger.oncall.store.catalog;

import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * A row for each thing of a kind in the catalog, for the stream: the catalog itself is one text in
 * chunks, of which no publisher could tell what changed.
 *
 * @param table the on-call table
 * @param partition the partition of the kind
 */
record ToldRows(Table table, String partition) {
  static final String NAME = "name";
  static final String VERSION = "version";

  /** The teams of a service, each as its id and its name with a space between them. */
  static final String TEAMS = "teamsById";

  private static final String LEFT = "left";

  /** The version of what was read at a time, as text that sorts. */
  static String version(Instant readAt) {
    return "%015d".formatted(readAt.toEpochMilli());
  }

  Row row(String id, String name, Instant readAt) {
    return Row.of(partition, id).with(NAME, name).with(VERSION, version(readAt));
  }

  /**
   * Writes the rows that are new or other than before, and marks those of things that left.
   *
   * @param readAt when the catalog was read; what was read later is not replaced
   */
  void replace(Collection<Row> rows, Instant readAt) {
    Map<String, Row> stored = new HashMap<>();
    table.partition(partition).forEach(row -> stored.put(row.sk(), row));
    for (Row row : rows) {
      put(row, stored.remove(row.sk()));
    }
    for (Row row : stored.values()) {
      put(row(row.sk(), row.get(NAME), readAt).with(LEFT, true), row);
    }
  }

  private void put(Row row, Row stored) {
    if (stored != null && same(row, stored)) {
      return;
    }
    Deadline.check("rows of the catalog to tell of");
    table.putIf(
        row,
        "attribute_not_exists(pk) OR version <= :version",
        Map.of(":version", Row.text(row.get(VERSION))));
  }

  private static boolean same(Row row, Row stored) {
    return row.get(NAME).equals(stored.get(NAME))
        && row.texts(TEAMS).equals(stored.texts(TEAMS))
        && row.flag(LEFT) == stored.flag(LEFT);
  }
}
