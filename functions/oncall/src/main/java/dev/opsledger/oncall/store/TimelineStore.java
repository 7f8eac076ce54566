package dev.opsledger.oncall.store;

import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.concurrent.OutOfTimeException;
import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.dynamo.OptimisticRetry;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.WriteItems;
import dev.opsledger.oncall.domain.EntryPairs;
import dev.opsledger.oncall.domain.TimelineEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Stores the timelines of incidents. An entry is one row, whether a list, a webhook or both told of
 * it: a row that was announced is replaced by the listed one, and an announcement of a listed entry
 * is noted in its row. Writers of one timeline take turns, so that neither misses the other's row.
 */
public final class TimelineStore {
  /** Each entry needs at most two of a transaction's 100 writes, and the head one. */
  private static final int BATCH = 49;

  private static final String WRITES = "writes";

  private final Table table;
  private final OptimisticRetry retry;

  /**
   * @param table the on-call table
   * @param sleeper waits between attempts to write
   */
  public TimelineStore(Table table, Sleeper sleeper) {
    this.table = table;
    this.retry = new OptimisticRetry(sleeper);
  }

  /**
   * Stores entries of any incidents. An unchanged entry costs one read and no write.
   *
   * @return how many entries were written
   * @throws OutOfTimeException if the function has no time for the rest
   */
  public int save(Collection<TimelineEntry> entries) {
    int written = 0;
    for (List<TimelineEntry> ofOne : news(entries).values()) {
      for (int from = 0; from < ofOne.size(); from += BATCH) {
        if (written > 0) {
          Deadline.check("entries of timelines");
        }
        written += write(ofOne.subList(from, Math.min(ofOne.size(), from + BATCH)));
      }
    }
    return written;
  }

  /** Stores an entry that a webhook announced. Returns whether anything was new. */
  public boolean announce(TimelineEntry entry) {
    return write(List.of(entry)) > 0;
  }

  /** The entries that are not stored as they are, by incident, each in the order of time. */
  private Map<String, List<TimelineEntry>> news(Collection<TimelineEntry> entries) {
    var byKey = new TreeMap<String, TimelineEntry>();
    for (TimelineEntry entry : entries) {
      byKey.put(entry.incident() + "|" + OncallKeys.entry(entry), entry);
    }
    var stored = new HashMap<String, TimelineEntry>();
    var keys =
        byKey.values().stream()
            .map(e -> Table.key(OncallKeys.timeline(e.incident()), OncallKeys.entry(e)))
            .toList();
    for (Row row : table.getAll(keys)) {
      stored.put(row.get("incident") + "|" + row.sk(), TimelineRows.entry(row));
    }
    var news = new TreeMap<String, List<TimelineEntry>>();
    byKey.forEach(
        (key, entry) -> {
          TimelineEntry known = stored.get(key);
          if (known == null || !entry.completedFrom(known).equals(known)) {
            news.computeIfAbsent(entry.incident(), _ -> new ArrayList<>()).add(entry);
          }
        });
    return news;
  }

  /** Writes entries of one incident, in the order of time, in one transaction. */
  private int write(List<TimelineEntry> entries) {
    String incident = entries.getFirst().incident();
    return retry.settle(
        () -> {
          // Read first: a row that appears after the head was read makes the transaction fail.
          Optional<Row> head = table.getStrictly(OncallKeys.timeline(incident), OncallKeys.HEAD);
          var merge = new TimelineMerge(near(incident, entries));
          entries.forEach(merge::add);
          if (merge.written() == 0) {
            return Optional.of(0);
          }
          List<TransactWriteItem> writes = merge.writes(table.name());
          writes.add(turn(incident, head));
          return table.transact(writes) ? Optional.of(merge.written()) : Optional.empty();
        });
  }

  private TransactWriteItem turn(String incident, Optional<Row> head) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":one", Row.number(1L));
    head.ifPresent(row -> values.put(":seen", Row.number(row.number(WRITES))));
    return new WriteItems(table.name())
        .update(
            OncallKeys.timeline(incident),
            OncallKeys.HEAD,
            "ADD writes :one",
            head.isPresent() ? "writes = :seen" : "attribute_not_exists(pk)",
            values);
  }

  /** The stored entries that may be the same as the given ones. */
  private List<TimelineEntry> near(String incident, List<TimelineEntry> entries) {
    Map<String, AttributeValue> values =
        Map.of(
            ":pk", Row.text(OncallKeys.timeline(incident)),
            ":from", Row.text(entries.getFirst().at().minus(EntryPairs.APART).toString()),
            ":to", Row.text(entries.getLast().at().plus(EntryPairs.APART) + "$"));
    var near = new ArrayList<TimelineEntry>();
    table
        .query(
            q ->
                q.keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
                    .consistentRead(true)
                    .expressionAttributeValues(values))
        .forEach(row -> near.add(TimelineRows.entry(row)));
    return near;
  }

  /**
   * The entries of an incident in the order of time; pages are fetched while they are iterated.
   *
   * @param after where the previous page ended, as {@link #position} names it; empty to begin
   */
  public Iterable<TimelineEntry> entries(String incident, String after) {
    Map<String, AttributeValue> values =
        Map.of(
            ":pk", Row.text(OncallKeys.timeline(incident)),
            ":after", Row.text(after.isEmpty() ? "0" : after));
    Iterable<Row> rows =
        table.query(
            q ->
                q.keyConditionExpression("pk = :pk AND sk > :after")
                    .expressionAttributeValues(values));
    return () ->
        StreamSupport.stream(rows.spliterator(), false)
            .filter(row -> !row.sk().equals(OncallKeys.HEAD))
            .map(TimelineRows::entry)
            .iterator();
  }

  /** The place of an entry in its timeline. */
  public static String position(TimelineEntry entry) {
    return OncallKeys.entry(entry);
  }
}
