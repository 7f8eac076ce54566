package dev.opsledger.oncall.store;

import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.concurrent.OutOfTimeException;
import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.dynamo.OptimisticRetry;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
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

/**
 * Stores the timelines of incidents. An entry is one row, whether a list, a webhook or both told of
 * it: a row that was announced is replaced by the listed one, and an announcement of a listed entry
 * is noted in its row. Writers of one timeline take turns, so that neither misses the other's row.
 */
public final class TimelineStore {
  /**
   * Each entry needs at most two of a transaction's 100 writes, and the incident's turn and load
   * six.
   */
  private static final int BATCH = 46;

  /** Where people are counted, each of them needs up to four more. */
  private static final int BATCH_WITH_PEOPLE = 7;

  private final Table table;
  private final IncidentTransaction transaction;
  private final OptimisticRetry retry;

  /**
   * @param table the on-call table
   * @param counting counts the incidents whose timelines change
   * @param sleeper waits between attempts to write
   */
  public TimelineStore(Table table, LoadCounting counting, Sleeper sleeper) {
    this.table = table;
    this.transaction = new IncidentTransaction(table, counting);
    this.retry = new OptimisticRetry(sleeper);
  }

  /**
   * Stores entries of any incidents. An unchanged entry costs one read and no write.
   *
   * @return how many entries were written
   * @throws OutOfTimeException if the function has no time for the rest
   */
  public int save(Collection<TimelineEntry> entries) {
    int batch = transaction.counting().rules().people() ? BATCH_WITH_PEOPLE : BATCH;
    int written = 0;
    for (List<TimelineEntry> ofOne : news(entries).values()) {
      for (int from = 0; from < ofOne.size(); from += batch) {
        if (written > 0) {
          Deadline.check("entries of timelines");
        }
        written += write(ofOne.subList(from, Math.min(ofOne.size(), from + batch)));
      }
    }
    return written;
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

  /** Writes entries of one incident and what they change of its load, in one transaction. */
  private int write(List<TimelineEntry> entries) {
    String id = entries.getFirst().incident();
    return retry.settle(() -> transaction.attempt(id, Optional.empty(), entries)).entries();
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
