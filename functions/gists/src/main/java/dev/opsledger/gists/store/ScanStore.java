package dev.opsledger.gists.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.gists.domain.Scan;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The last scan that was started. */
public record ScanStore(Table table) {
  /** The last scan, after every acknowledged write. */
  public Optional<Scan> last() {
    return table
        .getStrictly(GistsKeys.SCAN, GistsKeys.SCAN)
        .map(
            row ->
                new Scan(
                    row.get("event"),
                    row.get("users"),
                    Instant.ofEpochMilli(row.number("begunAt"))));
  }

  /**
   * Replaces the last scan.
   *
   * @return false if another planner replaced it first
   */
  public boolean replace(Optional<Scan> last, Scan scan) {
    return table.putIf(
        Row.of(GistsKeys.SCAN, GistsKeys.SCAN)
            .with("event", scan.event())
            .with("users", scan.users())
            .with("begunAt", scan.startedAt().toEpochMilli()),
        last.isPresent() ? "event = :last" : "attribute_not_exists(pk)",
        last.map(known -> Map.of(":last", Row.text(known.event()))).orElse(Map.of()));
  }
}
