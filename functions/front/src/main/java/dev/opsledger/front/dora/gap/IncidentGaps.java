package dev.opsledger.front.dora.gap;

import dev.opsledger.core.count.IncidentCoverage;
import dev.opsledger.core.count.TimeSpan;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.sync.SyncReport;
import dev.opsledger.core.sync.UnitState;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds out whether incidents of a time were not asked for yet, or not all given.
 *
 * @param table the table of syncs
 * @param syncs what it says of units
 */
public record IncidentGaps(Table table, SyncReport syncs) {
  private static final String SOURCE = "oncall";

  /** Begins the ids of the units that list a window of incidents. */
  private static final String WINDOW = "window:";

  private static final int MOST = 100;

  /** Why incidents of a time may be missing, in a sentence; empty if none are known to be. */
  public Optional<String> reason(TimeSpan time) {
    Optional<IncidentCoverage> coverage = IncidentCoverage.read(table);
    return coverage
        .map(IncidentCoverage::from)
        .filter(time.since()::isBefore)
        .map("incidents before %s were not asked for (ONCALL_BACKFILL_DAYS)"::formatted)
        .or(() -> coverage.flatMap(known -> owed(known, time)))
        .or(() -> refused(time));
  }

  private static Optional<String> owed(IncidentCoverage coverage, TimeSpan time) {
    return coverage.owed().stream()
        .filter(time::meets)
        .findFirst()
        .map(owed -> "incidents %s are still being imported".formatted(between(owed)));
  }

  private Optional<String> refused(TimeSpan time) {
    return syncs.troubled(SOURCE, Optional.of(WINDOW), MOST).stream()
        .filter(unit -> unit.id().startsWith(WINDOW))
        .filter(unit -> mayMeet(unit, time))
        .findFirst()
        .map(
            unit ->
                "%s are incomplete: %s"
                    .formatted(unit.name(), unit.reason().orElse("they could not be read")));
  }

  private static boolean mayMeet(UnitState unit, TimeSpan time) {
    return TimeSpan.ofKey(unit.id().substring(WINDOW.length()))
        .orElseGet(() -> newest(unit))
        .meets(time);
  }

  /** The newest window has no key: it ends when it was read, and is a day long at most. */
  private static TimeSpan newest(UnitState unit) {
    return new TimeSpan(unit.notedAt().minus(Duration.ofDays(1)), unit.notedAt());
  }

  private static String between(TimeSpan span) {
    return "from %s to %s".formatted(span.since(), span.until());
  }
}
