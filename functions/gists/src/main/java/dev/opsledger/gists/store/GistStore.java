package dev.opsledger.gists.store;

import dev.opsledger.core.dynamo.OptimisticRetry;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.vendor.Sleeper;
import dev.opsledger.gists.domain.Gist;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Stores gists, each once, at the end of the log. A place is taken in the same transaction in which
 * its rows are written: places are dense, and whoever reads the log up to a hole has missed nothing
 * before it.
 */
public final class GistStore {
  /** Two rows each and the counter stay below the hundred of a transaction. */
  private static final int AT_ONCE = 40;

  /** Characters of all they hold, twice and in three bytes each: below a transaction's 4 MB. */
  private static final long LENGTH_AT_ONCE = 500_000;

  /** A message about a new deal is sent at once; should it get lost, the deal is due by itself. */
  private static final Duration UNLESS_SENT = Duration.ofMinutes(2);

  private final Table table;
  private final Clock clock;
  private final OptimisticRetry retry;

  public GistStore(Table table, Clock clock, Sleeper pause) {
    this.table = table;
    this.clock = clock;
    this.retry = new OptimisticRetry(pause);
  }

  /**
   * Stores those of the gists that are not stored yet, in the given order.
   *
   * @return the ids of those that this call stored
   */
  public List<String> add(List<Gist> gists) {
    var byId = new LinkedHashMap<String, Gist>();
    gists.forEach(gist -> byId.putIfAbsent(gist.id(), gist));
    List<Gist> left = unknown(List.copyOf(byId.values()));
    var stored = new ArrayList<String>();
    while (!left.isEmpty()) {
      int some = fitting(left);
      append(left.subList(0, some)).forEach(gist -> stored.add(gist.id()));
      left = left.subList(some, left.size());
    }
    return stored;
  }

  /** How many of the first gists one transaction takes, one at least. */
  private static int fitting(List<Gist> gists) {
    long length = 0;
    for (int i = 0; i < Math.min(AT_ONCE, gists.size()); i++) {
      length += gists.get(i).length();
      if (i > 0 && length > LENGTH_AT_ONCE) {
        return i;
      }
    }
    return Math.min(AT_ONCE, gists.size());
  }

  private List<Gist> unknown(List<Gist> gists) {
    Set<String> known =
        table
            .getAll(gists.stream().map(g -> Table.key(GistRows.pk(g.id()), GistRows.GIST)).toList())
            .stream()
            .map(Row::pk)
            .collect(Collectors.toSet());
    return gists.stream().filter(g -> !known.contains(GistRows.pk(g.id()))).toList();
  }

  private List<Gist> append(List<Gist> some) {
    var left = new ArrayList<>(some);
    return retry.settle(
        () -> {
          if (left.isEmpty() || written(left, last())) {
            return Optional.of(List.copyOf(left));
          }
          // Another scan took the place, or stored one of these.
          left.retainAll(strictlyUnknown(left));
          return Optional.empty();
        });
  }

  private long last() {
    return table
        .getStrictly(GistRows.LOG, GistRows.LOG)
        .map(row -> row.number("lastPlace"))
        .orElse(0L);
  }

  private List<Gist> strictlyUnknown(List<Gist> gists) {
    return gists.stream()
        .filter(g -> table.getStrictly(GistRows.pk(g.id()), GistRows.GIST).isEmpty())
        .toList();
  }

  private boolean written(List<Gist> gists, long last) {
    var items = new ArrayList<TransactWriteItem>();
    items.add(taking(last, gists.size()));
    Instant due = clock.instant().plus(UNLESS_SENT);
    long place = last;
    for (Gist gist : gists) {
      place++;
      items.add(put(DealRows.of(gist, place, due)));
      items.add(put(GistRows.log(gist, place)));
    }
    return table.transact(items);
  }

  private TransactWriteItem taking(long last, int count) {
    return TransactWriteItem.builder()
        .update(
            u ->
                u.tableName(table.name())
                    .key(Table.key(GistRows.LOG, GistRows.LOG))
                    .updateExpression("SET lastPlace = :new")
                    .conditionExpression(
                        last == 0 ? "attribute_not_exists(pk)" : "lastPlace = :last")
                    .expressionAttributeValues(
                        last == 0
                            ? Map.of(":new", Row.number((long) count))
                            : Map.of(":new", Row.number(last + count), ":last", Row.number(last))))
        .build();
  }

  private TransactWriteItem put(Row row) {
    return TransactWriteItem.builder()
        .put(
            p ->
                p.tableName(table.name())
                    .item(row.attributes())
                    .conditionExpression("attribute_not_exists(pk)"))
        .build();
  }
}
