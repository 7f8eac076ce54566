package dev.opsledger.core.sync;

import static dev.opsledger.core.sync.SyncTable.RUN;
import static dev.opsledger.core.sync.SyncTable.SOURCE;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.sync.SourceState.Running;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how fresh and complete each source is. A read costs the rows it shows, not the history. */
public final class SyncReport {
  private final Table table;
  private final UnitStates states;

  public SyncReport(Table table, Clock clock) {
    this.table = table;
    this.states = new UnitStates(table, clock);
  }

  /** All sources that have ever started a sync, sorted by name. */
  public List<SourceState> sources() {
    var sources = new ArrayList<SourceState>();
    for (Row row : table.partition(SOURCE)) {
      sources.add(SourceState.of(row, running(row)));
    }
    return sources;
  }

  /** One source; empty if it has never started a sync. */
  public Optional<SourceState> source(String name) {
    return table.get(SOURCE, name).map(row -> SourceState.of(row, running(row)));
  }

  private Optional<Running> running(Row source) {
    return source
        .find("startedSync")
        .flatMap(sync -> table.get(SyncTable.sync(sync), RUN))
        .filter(run -> run.find("finishedAt").isEmpty())
        .map(run -> new Running(run.findInstant("startedAt").orElseThrow(), run.number("planned")));
  }

  /** Incomplete, skipped and failing units of a source, sorted by id, after the given id. */
  public List<UnitState> troubled(String source, Optional<String> after, int atMost) {
    return states.read(UnitStates.troubled(source), after, atMost);
  }

  /** All units of a source, sorted by id, after the given id. */
  public List<UnitState> units(String source, Optional<String> after, int atMost) {
    return states.read(UnitStates.all(source), after, atMost);
  }
}
