package dev.opsledger.ci.store;

import dev.opsledger.ci.domain.Owner;
import dev.opsledger.ci.domain.WorkflowRun;
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

/**
 * Reads an organization's runs of a day: by repository name, then newest first, from any position.
 */
public final class DayQuery {
  private final Table table;
  private final ZoneId zone;
  private final ZoneHistory zones;

  /** Reads days of a time zone, and of those by which days were keyed before. */
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
   * @param workflow the only workflow to read; empty for all
   * @param after the position after which to begin; empty for the beginning
   */
  public record Filter(Owner owner, LocalDate day, OptionalLong workflow, Optional<String> after) {}

  /**
   * A run and its position in the day.
   *
   * @param position the position after which a later query continues
   */
  public record PlacedRun(String position, WorkflowRun run) {}

  /** The runs of a day; each page is fetched when it is reached. */
  public Iterator<PlacedRun> read(Filter filter) {
    List<Iterator<Row>> days =
        Stream.concat(
                partitions(filter, zone, filter.day()),
                zones.former().stream().flatMap(former -> ofFormer(filter, former)))
            .toList();
    var rows = days.size() == 1 ? days.getFirst() : new MergingIterator(days);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public PlacedRun next() {
        Row row = rows.next();
        return new PlacedRun(row.get(CiKeys.POSITION), RunRows.run(row));
      }
    };
  }

  /** A day of this zone lies in up to three days of another, which hold other runs as well. */
  private Stream<Iterator<Row>> ofFormer(Filter filter, ZoneId former) {
    Instant start = filter.day().atStartOfDay(zone).toInstant();
    Instant end = filter.day().plusDays(1).atStartOfDay(zone).toInstant();
    LocalDate first = start.atZone(former).toLocalDate();
    LocalDate last = end.minusMillis(1).atZone(former).toLocalDate();
    return first
        .datesUntil(last.plusDays(1))
        .flatMap(day -> partitions(filter, former, day))
        .map(rows -> within(rows, start, end));
  }

  /** The rows of a day under each key of the owner. */
  private Stream<Iterator<Row>> partitions(Filter filter, ZoneId in, LocalDate day) {
    List<String> owners = CiKeys.owners(filter.owner(), zones.mayBeNamed(day));
    return owners.stream().map(owner -> partition(filter, owner, in, day));
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

  private Iterator<Row> partition(Filter filter, String owner, ZoneId in, LocalDate day) {
    boolean one = filter.workflow().isPresent();
    String attribute = one ? CiKeys.WORKFLOW_DAY : CiKeys.OWNER_DAY;
    String value =
        one
            ? CiKeys.workflowDay(owner, in, day, filter.workflow().getAsLong())
            : CiKeys.ownerDay(owner, in, day);
    var values = new HashMap<String, AttributeValue>();
    values.put(":day", Row.text(value));
    filter.after().ifPresent(after -> values.put(":after", Row.text(after)));
    String from = filter.after().isPresent() ? " AND #position > :after" : "";
    Map<String, String> names =
        filter.after().isPresent() ? Map.of("#position", CiKeys.POSITION) : null;
    return table
        .query(
            q ->
                q.indexName(one ? CiKeys.RUNS_BY_WORKFLOW : CiKeys.RUNS_BY_DAY)
                    .keyConditionExpression(attribute + " = :day" + from)
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values))
        .iterator();
  }
}
