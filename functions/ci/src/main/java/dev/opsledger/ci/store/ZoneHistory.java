package dev.opsledger.ci.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How days were ever keyed: by which time zones, and until when a former version keyed them by
 * owners' names.
 */
public final class ZoneHistory {
  private static final String NAMED_UNTIL = "namedUntil";

  private final Table table;
  private final ZoneId current;
  private final Clock clock;
  private Optional<Row> known = Optional.empty();
  private boolean recorded;

  /** Knows the server's time zone and reads the others from the CI table. */
  public ZoneHistory(Table table, ZoneId current, Clock clock) {
    this.table = table;
    this.current = current;
    this.clock = clock;
  }

  /** The time zones by which days were ever keyed. */
  public List<ZoneId> all() {
    return Stream.concat(Stream.of(current), former().stream()).toList();
  }

  /** The other time zones by which days were ever keyed. */
  List<ZoneId> former() {
    return known().map(row -> row.texts("zones")).orElse(Set.of()).stream()
        .filter(zone -> !zone.equals(current.getId()))
        .sorted()
        .map(ZoneId::of)
        .toList();
  }

  /** Whether a day may have rows of a former version, which keyed them by the owner's name. */
  boolean mayBeNamed(LocalDate day) {
    return known()
        .flatMap(row -> row.find(NAMED_UNTIL))
        .map(last -> !day.isAfter(LocalDate.parse(last)))
        .orElse(true);
  }

  /** Read once: the row changes only with a new version or configuration of the server. */
  private synchronized Optional<Row> known() {
    if (known.flatMap(row -> row.find(NAMED_UNTIL)).isEmpty()) {
      known = table.get(CiKeys.ZONES, CiKeys.ZONES);
    }
    return known;
  }

  /** Records the present zone, before any run is stored; writes only the first time. */
  public synchronized void record() {
    if (recorded) {
      return;
    }
    Optional<Row> row = table.get(CiKeys.ZONES, CiKeys.ZONES);
    boolean stored =
        row.filter(r -> r.texts("zones").contains(current.getId()))
            .flatMap(r -> r.find(NAMED_UNTIL))
            .isPresent();
    if (row.isEmpty()) {
      // Nothing was ever stored, so no run is without its count.
      table.put(Row.of(CiKeys.COUNTING, CiKeys.COUNTING));
    }
    if (!stored) {
      // Functions of the former version may run for some minutes after the first of this one.
      LocalDate until =
          row.isEmpty()
              ? LocalDate.EPOCH
              : clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().plusDays(2);
      table.update(
          CiKeys.ZONES,
          CiKeys.ZONES,
          u ->
              u.updateExpression(
                      "ADD zones :zone SET " + NAMED_UNTIL + " = if_not_exists(namedUntil, :until)")
                  .expressionAttributeValues(
                      Map.of(
                          ":zone", AttributeValue.fromSs(List.of(current.getId())),
                          ":until", Row.text(until.toString()))));
    }
    recorded = true;
  }
}
