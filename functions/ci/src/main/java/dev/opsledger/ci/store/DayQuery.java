package dev.opsledger.ci.store;

import dev.opsledger.ci.domain.Owner;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads an organization's runs of a day, in their order, from wherever in it one left off. */
public final class DayQuery {
  private final Table table;
  private final ZoneId zone;
  private final ZoneHistory zones;

  public DayQuery(Table table, ZoneId zone, ZoneHistory zones) {
    this.table = table;
    this.zone = zone;
    this.zones = zones;
  }

  /**
   * What to read.
   *
   * @param owner whose runs
   * @param day the day, in the server's time zone
   * @param workflow only this workflow's runs
   * @param after the position of the last run that was read before
   */
  public record Query(Owner owner, LocalDate day, OptionalLong workflow, Optional<String> after) {}

  /** The runs by repository name, then newest first, fetched as they are taken. */
  public Iterator<Row> read(Query query) {
    List<Iterator<Row>> days =
        Stream.concat(
                partitions(query, zone, query.day()),
                zones.former().stream().flatMap(former -> ofFormer(query, former)))
            .toList();
    return days.size() == 1 ? days.getFirst() : new MergingIterator(days);
  }

  /** A day of this zone lies in up to three days of another, which hold other runs as well. */
  private Stream<Iterator<Row>> ofFormer(Query query, ZoneId former) {
    Instant start = query.day().atStartOfDay(zone).toInstant();
    Instant end = query.day().plusDays(1).atStartOfDay(zone).toInstant();
    LocalDate first = start.atZone(former).toLocalDate();
    LocalDate last = end.minusMillis(1).atZone(former).toLocalDate();
    return first
        .datesUntil(last.plusDays(1))
        .flatMap(day -> partitions(query, former, day))
        .map(rows -> within(rows, start, end));
  }

  /** A day's rows under each key of the owner. */
  private Stream<Iterator<Row>> partitions(Query query, ZoneId in, LocalDate day) {
    List<String> keys = query.owner().keys(zones.mayBeNamed(day));
    return keys.stream().map(key -> partition(query, key, in, day)).toList().stream();
  }

  private static Iterator<Row> within(Iterator<Row> rows, Instant start, Instant end) {
    var kept = new ArrayList<Row>();
    rows.forEachRemaining(
        row -> {
          long created = row.number("createdAt");
          if (created >= start.toEpochMilli() && created < end.toEpochMilli()) {
            kept.add(row);
          }
        });
    return kept.iterator();
  }

  private Iterator<Row> partition(Query query, String owner, ZoneId in, LocalDate day) {
    boolean one = query.workflow().isPresent();
    String attribute = one ? "workflowDay" : "ownerDay";
    String value =
        one
            ? RunRows.workflowDay(owner, in, day, query.workflow().getAsLong())
            : RunRows.day(owner, in, day);
    var values = new HashMap<String, AttributeValue>();
    values.put(":day", Row.text(value));
    query.after().ifPresent(after -> values.put(":after", Row.text(after)));
    String from = query.after().isPresent() ? " AND #position > :after" : "";
    Map<String, String> names = query.after().isPresent() ? Map.of("#position", "position") : null;
    return table
        .query(
            q ->
                q.indexName(one ? RunRows.BY_WORKFLOW : RunRows.BY_DAY)
                    .keyConditionExpression(attribute + " = :day" + from)
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values))
        .iterator();
  }
}
