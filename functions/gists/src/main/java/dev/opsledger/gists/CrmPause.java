package dev.opsledger.gists;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Until when the CRM is to be left alone by all workers. */
final class CrmPause {
  private static final String CRM = "CRM";
  private static final String PAUSE = "PAUSE";

  private final Table table;
  private final Clock clock;

  CrmPause(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** The end of the pause, empty when there is none. */
  Optional<Instant> until() {
    return table
        .get(CRM, PAUSE)
        .map(row -> Instant.ofEpochMilli(row.number("pausedUntil")))
        .filter(until -> until.isAfter(clock.instant()));
  }

  /** Begins a pause, unless a longer one is known. */
  void begin(Instant until, String reason) {
    table.putIf(
        Row.of(CRM, PAUSE).with("pausedUntil", until.toEpochMilli()).with("reason", reason),
        "attribute_not_exists(pk) OR pausedUntil < :until",
        Map.of(":until", Row.number(until.toEpochMilli())));
  }
}
