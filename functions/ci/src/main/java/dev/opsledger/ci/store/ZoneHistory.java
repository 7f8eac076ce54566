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
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** In which ways days were ever keyed: under which time zones, and until when by owners' names. */
public final class ZoneHistory {
  private static final String KEY = "ZONES";
  private static final String NAMED_UNTIL = "namedUntil";

  private final Table table;
  private final ZoneId current;
  private final Clock clock;
  private Optional<Row> known = Optional.empty();
  private boolean recorded;

  public ZoneHistory(Table table, ZoneId current, Clock clock) {
    this.table = table;
    this.current = current;
    this.clock = clock;
  }

  /** The time zones under which runs were ever stored, but for the current one. */
  List<ZoneId> former() {
    return known().map(row -> row.texts("zones")).orElse(Set.of()).stream()
        .filter(zone -> !zone.equals(current.getId()))
        .sorted()
        .map(ZoneId::of)
        .toList();
  }

  /** Whether rows of a day may be those of a former version, which keyed them by name. */
  boolean mayBeNamed(LocalDate day) {
    return known()
        .flatMap(row -> row.find(NAMED_UNTIL))
        .map(last -> !day.isAfter(LocalDate.parse(last)))
        .orElse(true);
  }

  /** Both change with a server's version or configuration alone, so once is enough. */
  private synchronized Optional<Row> known() {
    if (known.flatMap(row -> row.find(NAMED_UNTIL)).isEmpty()) {
      known = table.get(KEY, KEY);
    }
    return known;
  }

  /** Notes the present way before anything is stored in it; a write only the first time. */
  public synchronized void record() {
    if (recorded) {
      return;
    }
    Optional<Row> row = table.get(KEY, KEY);
    boolean there =
        row.filter(r -> r.texts("zones").contains(current.getId()))
            .flatMap(r -> r.find(NAMED_UNTIL))
            .isPresent();
    if (!there) {
      // Functions of the former version may go on for some minutes after the first of this one.
      LocalDate until =
          row.isEmpty()
              ? LocalDate.EPOCH
              : clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().plusDays(2);
      table.update(
          KEY,
          KEY,
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
