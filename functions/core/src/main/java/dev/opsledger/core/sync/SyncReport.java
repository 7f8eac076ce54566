package dev.opsledger.core.sync;

import static dev.opsledger.core.sync.SyncTable.REFRESH;
import static dev.opsledger.core.sync.SyncTable.RUN;
import static dev.opsledger.core.sync.SyncTable.SOURCE;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.sync.SourceState.Running;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads how fresh and complete each source is. A read costs the rows it shows, not the history. */
public final class SyncReport {
  private static final String RECOUNT = ".recount";

  /** The most units that are read at a time. */
  private static final int AT_ONCE = 100;

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

  /**
   * The first incomplete, skipped and failing units of a source that are wanted, sorted by id.
   *
   * @param wanted which are
   * @param limit the most that are returned
   * @param mostRead the most that are looked at
   */
  public List<UnitState> troubled(
      String source, Predicate<UnitState> wanted, int limit, int mostRead) {
    var found = new ArrayList<UnitState>();
    Optional<String> after = Optional.empty();
    for (int read = 0; read < mostRead && found.size() < limit; read += AT_ONCE) {
      List<UnitState> units = troubled(source, after, AT_ONCE);
      units.stream().filter(wanted).forEach(found::add);
      if (units.size() < AT_ONCE) {
        break;
      }
      after = Optional.of(units.getLast().id());
    }
    return found.stream().limit(limit).toList();
  }

  /** All units of a source, sorted by id, after the given id. */
  public List<UnitState> units(String source, Optional<String> after, int atMost) {
    return states.read(UnitStates.all(source), after, atMost);
  }

  /** The progress of a refresh, or of a recount; empty if there is none with that id. */
  public Optional<Refresh> refresh(String id) {
    return table.get(SyncTable.refresh(id), REFRESH).map(this::refresh);
  }

  /** The progress of the refresh of a row. */
  Refresh refresh(Row row) {
    String id = SyncTable.refreshId(row);
    return new Refresh(
        id,
        row.get("askedAt"),
        row.texts("sources").stream()
            .sorted()
            .map(
                source ->
                    progress(
                        row.flag("recount") ? recountOf(id, source) : syncOf(id, source), source))
            .toList());
  }

  private SyncProgress progress(String sync, String source) {
    return SyncProgress.of(source, table.partition(SyncTable.sync(sync)))
        .orElseGet(() -> SyncProgress.notStarted(source));
  }

  /** The id of one source's sync, derived from the id of a refresh or of a scheduled event. */
  static String syncOf(String id, String source) {
    return id + "." + source;
  }

  /** The id of the recount of one source, derived from that of the recount. */
  static String recountOf(String id, String source) {
    return syncOf(id, source) + RECOUNT;
  }

  /** Whether a sync is the recount of a source, which asks no vendor and is followed by nothing. */
  public static boolean isRecount(String sync) {
    return sync.endsWith(RECOUNT);
  }
}
