package dev.opsledger.gists.store;

import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.dynamo.OptimisticRetry;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.TransactionBuilder;
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
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Stores each gist once, at the end of the log. A gist's place is taken in the transaction that
 * writes its rows, so places have no permanent gaps: a reader that stops at a missing place has
 * missed nothing before it.
 */
public final class GistStore {
  /** Two rows for each gist and the counter: below the 100 items of a transaction. */
  private static final int MAX_GISTS = 40;

  /** Characters in one transaction; stored twice, at 3 bytes each, they stay below its 4 MB. */
  private static final long MAX_CHARACTERS = 500_000;

  /** A new deal's message is sent at once; if it gets lost, the deal is due after this time. */
  private static final Duration DUE_AFTER = Duration.ofMinutes(2);

  private final Table table;
  private final Clock clock;
  private final OptimisticRetry retry;

  public GistStore(Table table, Clock clock, Sleeper sleeper) {
    this.table = table;
    this.clock = clock;
    this.retry = new OptimisticRetry(sleeper);
  }

  /**
   * Stores the gists that are not stored yet, in the given order.
   *
   * @return the ids of the gists that this call stored
   */
  public List<String> add(List<Gist> gists) {
    var byId = new LinkedHashMap<String, Gist>();
    gists.forEach(gist -> byId.putIfAbsent(gist.id(), gist));
    List<Gist> left = List.copyOf(byId.values());
    left = without(left, table.getAll(keys(left)));
    var stored = new ArrayList<String>();
    while (!left.isEmpty()) {
      int some = countFitting(left);
      append(left.subList(0, some)).forEach(gist -> stored.add(gist.id()));
      left = left.subList(some, left.size());
    }
    return stored;
  }

  /** How many of the first gists fit into one transaction, at least one. */
  private static int countFitting(List<Gist> gists) {
    long length = 0;
    for (int i = 0; i < Math.min(MAX_GISTS, gists.size()); i++) {
      length += gists.get(i).length();
      if (i > 0 && length > MAX_CHARACTERS) {
        return i;
      }
    }
    return Math.min(MAX_GISTS, gists.size());
  }

  private static List<Map<String, AttributeValue>> keys(List<Gist> gists) {
    return gists.stream().map(g -> Table.key(GistsKeys.gist(g.id()), GistsKeys.GIST)).toList();
  }

  private static List<Gist> without(List<Gist> gists, List<Row> stored) {
    Set<String> known = stored.stream().map(Row::pk).collect(Collectors.toSet());
    return gists.stream().filter(g -> !known.contains(GistsKeys.gist(g.id()))).toList();
  }

  private List<Gist> append(List<Gist> some) {
    var left = new ArrayList<>(some);
    return retry.settle(
        () -> {
          if (left.isEmpty() || write(left, last())) {
            return Optional.of(List.copyOf(left));
          }
          // Another scan took the place or stored one of these gists.
          left.retainAll(without(left, table.getAllStrictly(keys(left))));
          return Optional.empty();
        });
  }

  private long last() {
    return table
        .getStrictly(GistsKeys.LOG, GistsKeys.LOG)
        .map(row -> row.number("lastPlace"))
        .orElse(0L);
  }

  private boolean write(List<Gist> gists, long last) {
    var transaction = new TransactionBuilder(table);
    takePlaces(transaction, last, gists.size());
    Instant due = clock.instant().plus(DUE_AFTER);
    long place = last;
    for (Gist gist : gists) {
      place++;
      transaction.putNew(DealRows.of(gist, place, due)).putNew(GistRows.of(gist, place));
    }
    return transaction.commit();
  }

  private static void takePlaces(TransactionBuilder transaction, long last, int count) {
    transaction.updateIf(
        GistsKeys.LOG,
        GistsKeys.LOG,
        "SET lastPlace = :new",
        last == 0 ? "attribute_not_exists(pk)" : "lastPlace = :last",
        last == 0
            ? Map.of(":new", Row.number((long) count))
            : Map.of(":new", Row.number(last + count), ":last", Row.number(last)));
  }
}
