package dev.opsledger.ci;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads an organization's runs of a day, in their order, from wherever in it one left off. */
final class DayReader {
  private final Table table;
  private final ZoneId zone;
  private final Zones zones;

  DayReader(Table table, ZoneId zone, Zones zones) {
    this.table = table;
    this.zone = zone;
    this.zones = zones;
  }

  /**
   * What to read.
   *
   * @param owner the organization's login, in any letter case
   * @param day the day, in the server's time zone
   * @param workflow only this workflow's runs
   * @param after the position of the last run that was read before
   */
  record Query(String owner, LocalDate day, OptionalLong workflow, Optional<String> after) {}

  /** The runs by repository name, then newest first, fetched as they are taken. */
  Iterator<Row> read(Query query) {
    List<Iterator<Row>> days =
        Stream.concat(
                Stream.of(partition(query, zone, query.day())),
                zones.former().stream().flatMap(former -> ofFormer(query, former)))
            .toList();
    return days.size() == 1 ? days.getFirst() : merge(days);
  }

  /** A day of this zone lies in up to three days of another, which hold other runs as well. */
  private Stream<Iterator<Row>> ofFormer(Query query, ZoneId former) {
    Instant start = query.day().atStartOfDay(zone).toInstant();
    Instant end = query.day().plusDays(1).atStartOfDay(zone).toInstant();
    LocalDate first = start.atZone(former).toLocalDate();
    LocalDate last = end.minusMillis(1).atZone(former).toLocalDate();
    return first
        .datesUntil(last.plusDays(1))
        .map(day -> within(partition(query, former, day), start, end));
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

  private Iterator<Row> partition(Query query, ZoneId in, LocalDate day) {
    boolean one = query.workflow().isPresent();
    String attribute = one ? "workflowDay" : "ownerDay";
    String value =
        one
            ? RunRows.workflowDay(query.owner(), in, day, query.workflow().getAsLong())
            : RunRows.day(query.owner(), in, day);
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

  private static Iterator<Row> merge(List<Iterator<Row>> sorted) {
    record Head(Row row, Iterator<Row> rest) {}
    var heads = new PriorityQueue<Head>(Comparator.comparing(h -> h.row().get("position")));
    for (Iterator<Row> rows : sorted) {
      if (rows.hasNext()) {
        heads.add(new Head(rows.next(), rows));
      }
    }
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !heads.isEmpty();
      }

      @Override
      public Row next() {
        Head head = heads.remove();
        if (head.rest().hasNext()) {
          heads.add(new Head(head.rest().next(), head.rest()));
        }
        return head.row();
      }
    };
  }

  /** The time zones under which runs were ever stored. */
  static final class Zones {
    private static final String KEY = "ZONES";
    private final Table table;
    private final ZoneId current;
    private Set<String> known;

    Zones(Table table, ZoneId current) {
      this.table = table;
      this.current = current;
    }

    /**
     * Those but the current one. A server's zone changes with its configuration, so once is enough.
     */
    synchronized List<ZoneId> former() {
      if (known == null) {
        known = table.get(KEY, KEY).map(row -> row.texts("zones")).orElse(Set.of());
      }
      return known.stream()
          .filter(z -> !z.equals(current.getId()))
          .sorted()
          .map(ZoneId::of)
          .toList();
    }

    /** Notes the current zone before anything is stored under it; a write only the first time. */
    void record() {
      boolean there =
          table
              .get(KEY, KEY)
              .map(row -> row.texts("zones").contains(current.getId()))
              .orElse(false);
      if (!there) {
        var zone = AttributeValue.fromSs(List.of(current.getId()));
        table.update(
            KEY,
            KEY,
            u ->
                u.updateExpression("ADD zones :zone")
                    .expressionAttributeValues(Map.of(":zone", zone)));
      }
    }
  }
}
