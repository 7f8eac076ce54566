package dev.opsledger.recount;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.rollup.RollupRows;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.core.rollup.TallyText;
import dev.opsledger.local.LocalHost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Spoils figures in a host's tables, and knows what a recount must say about them. */
final class Damage {
  private final LocalHost host;

  /** What must be found, as {@code source key figure stored counted}. */
  final Set<String> expected = new TreeSet<>();

  Damage(LocalHost host) {
    this.host = host;
  }

  /** All rows of a table, in the order of their keys. */
  static List<Row> rows(LocalHost host, String table) {
    var rows = new ArrayList<Row>();
    host.dynamo()
        .scanPaginator(s -> s.tableName(host.tableName(table)).consistentRead(true))
        .items()
        .forEach(item -> rows.add(new Row(item)));
    rows.sort((a, b) -> (a.pk() + " " + a.sk()).compareTo(b.pk() + " " + b.sk()));
    return rows;
  }

  Row find(String table, Predicate<Row> which) {
    return rows(host, table).stream().filter(which).findFirst().orElseThrow();
  }

  private static String source(String table) {
    return table.replace("Table", "").toLowerCase(Locale.ROOT);
  }

  private void expect(String table, Row row, String figure, long stored, long counted) {
    expected.add(
        "%s %s %s %s %d %d".formatted(source(table), row.pk(), row.sk(), figure, stored, counted));
  }

  private Table table(String name) {
    return new Table(host.dynamo(), host.tableName(name));
  }

  /** Adds to a figure of the first row that matches. */
  Row change(String table, Predicate<Row> which, String figure, long by) {
    Row row = find(table, which);
    long before = row.number(figure);
    table(table).put(row.with(figure, before + by));
    expect(table, row, figure, before + by, before);
    return row;
  }

  /** Deletes the first rollup that matches. */
  Row delete(String table, Predicate<Row> which) {
    Row row = find(table, which);
    table(table).delete(row.pk(), row.sk());
    RollupRows.tally(row).counts().forEach((figure, count) -> expect(table, row, figure, 0, count));
    return row;
  }

  /** Adds a rollup of nothing. */
  void invent(String table, String pk, String sk) {
    Row row = Row.of(pk, sk).with("os", 7L).with("revision", 4L);
    table(table).put(row);
    expect(table, row, "os", 7, 0);
  }

  /** Spoils what the first row that matches remembers. */
  void forget(String table, Predicate<Row> which, String attribute) {
    Row row = find(table, which);
    Tally before = TallyText.parse(row.get(attribute));
    var attributes = new HashMap<>(row.attributes());
    attributes.put(attribute, Row.text(TallyText.of(Tally.of("w", 99))));
    table(table).put(new Row(attributes));
    before
        .counts()
        .forEach(
            (figure, count) -> {
              if (!figure.equals("w")) {
                expect(table, row, figure, 0, count);
              }
            });
    expect(table, row, "w", 99, before.count("w"));
  }

  /** Deletes every row of a table that matches. */
  static void empty(LocalHost host, String table, Predicate<Row> which) {
    var there = new Table(host.dynamo(), host.tableName(table));
    rows(host, table).stream().filter(which).forEach(row -> there.delete(row.pk(), row.sk()));
  }
}
