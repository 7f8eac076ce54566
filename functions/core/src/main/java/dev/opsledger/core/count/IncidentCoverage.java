package dev.opsledger.core.count;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which incidents were asked for, as the sync of on-call notes it in the table of syncs.
 *
 * @param from older incidents were not asked for
 * @param owed the spans that are still to be listed, in order
 */
public record IncidentCoverage(Instant from, List<TimeSpan> owed) {
  /** The partition of rows that say how far lists were read. */
  public static final String PARTITION = "COVERAGE";

  /** The sort key of the row about incidents. */
  public static final String INCIDENTS = "oncall";

  /** Reads it from the table of syncs; empty before the first sync. */
  public static Optional<IncidentCoverage> read(Table syncs) {
    return syncs.get(PARTITION, INCIDENTS).map(IncidentCoverage::of);
  }

  private static IncidentCoverage of(Row row) {
    return new IncidentCoverage(
        row.findInstant("from").orElse(Instant.EPOCH),
        row.texts("owed").stream()
            .flatMap(key -> TimeSpan.ofKey(key).stream())
            .sorted(TimeSpan.ORDER)
            .toList());
  }
}
