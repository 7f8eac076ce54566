package dev.opsledger.core.sync;

import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.sync.UnitState.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stores the state of each unit of a source across its syncs, whenever it changes and once a day.
 * Troubled units also have a copy in a partition of their own, so that listing them reads nothing
 * else. The copy is written or deleted before the unit's own row: if a worker stops in between, the
 * next attempt finds the own row unchanged and repeats both.
 */
final class UnitStates {
  private final Table table;
  private final Clock clock;

  UnitStates(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  static String all(String source) {
    return "UNITS#" + source;
  }

  static String troubled(String source) {
    return "TROUBLED#" + source;
  }

  /** A processed unit with its outcome and report. */
  record Worked(Unit unit, Outcome outcome, UnitReport report) {}

  /** Records the states of processed units; units that will be retried keep their state. */
  void note(String source, List<Worked> worked) {
    var states = new LinkedHashMap<String, UnitState>();
    var quiet = new HashSet<String>();
    for (Worked each : worked) {
      if (each.outcome() instanceof Outcome.Done && each.report().quiet()) {
        quiet.add(UnitState.idOf(each.unit()));
      } else {
        state(each).ifPresent(state -> states.merge(state.id(), state, UnitStates::worse));
      }
      for (UnitReport.Left left : each.report().left()) {
        UnitState skipped = skipped(left);
        states.merge(skipped.id(), skipped, UnitStates::worse);
      }
    }
    quiet.removeAll(states.keySet());
    clear(source, quiet);
    if (states.isEmpty()) {
      return;
    }
    Map<String, UnitState> known = known(source, states);
    BoundedParallel.map(
        states.values(), state -> write(source, state, Optional.ofNullable(known.get(state.id()))));
  }

  /** Records a single state. */
  void note(String source, UnitState state) {
    write(source, state, table.get(all(source), state.id()).map(UnitState::of));
  }

  private Optional<UnitState> state(Worked worked) {
    return switch (worked.outcome()) {
      case Outcome.Done _ -> Optional.of(done(worked));
      case Outcome.Refused(var reason) -> Optional.of(failing(worked.unit(), reason));
      case Outcome.GivenUp(var reason) -> Optional.of(failing(worked.unit(), reason));
      case Outcome.Parked _, Outcome.Retry _, Outcome.Late _, Outcome.Repeated _, Outcome.Idle _ ->
          Optional.empty();
    };
  }

  private UnitState done(Worked worked) {
    Instant now = clock.instant();
    Optional<UnitReport.Count> count = worked.report().count();
    long missing = count.map(UnitReport.Count::missing).orElse(0L);
    return new UnitState(
        UnitState.idOf(worked.unit()),
        worked.unit().name(),
        missing > 0 ? Status.INCOMPLETE : Status.OK,
        now,
        missing > 0 ? Optional.empty() : Optional.of(now),
        count.map(UnitReport.Count::expected),
        missing,
        count.flatMap(UnitReport.Count::why),
        now);
  }

  private UnitState failing(Unit unit, String reason) {
    return troubled(unit, Status.FAILING, reason);
  }

  private UnitState skipped(UnitReport.Left left) {
    return troubled(left.unit(), Status.SKIPPED, left.reason());
  }

  private UnitState troubled(Unit unit, Status status, String reason) {
    Instant now = clock.instant();
    return new UnitState(
        UnitState.idOf(unit),
        unit.name(),
        status,
        now,
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.of(reason),
        now);
  }

  /** The details of a unit; empty if none are recorded. */
  Optional<String> details(String source, String id) {
    return table.get(all(source), id).map(UnitState::of).flatMap(UnitState::details);
  }

  /** Records details of a unit; does nothing if its state is not recorded. */
  void describe(String source, String id, String details) {
    for (String partition : List.of(all(source), troubled(source))) {
      table.updateExisting(
          partition, id, "SET details = :details", Map.of(":details", Row.text(details)));
    }
  }

  /** Removes the states of units that have nothing to show any more. */
  private void clear(String source, Set<String> ids) {
    var keys = ids.stream().map(id -> Table.key(all(source), id)).toList();
    for (Row row : keys.isEmpty() ? List.<Row>of() : table.getAll(keys)) {
      table.delete(troubled(source), row.sk());
      table.delete(all(source), row.sk());
    }
  }

  private static UnitState worse(UnitState one, UnitState other) {
    return one.status().compareTo(other.status()) >= 0 ? one : other;
  }

  private Map<String, UnitState> known(String source, Map<String, UnitState> states) {
    var known = new HashMap<String, UnitState>();
    table
        .getAll(states.keySet().stream().map(id -> Table.key(all(source), id)).toList())
        .forEach(row -> known.put(row.sk(), UnitState.of(row)));
    return known;
  }

  private boolean write(String source, UnitState seen, Optional<UnitState> former) {
    UnitState state = former.map(seen::after).orElse(seen);
    if (former.isPresent() && !state.adds(former.get())) {
      return false;
    }
    if (state.troubled()) {
      table.put(state.row(troubled(source)));
    } else if (former.filter(UnitState::troubled).isPresent()) {
      table.delete(troubled(source), state.id());
    }
    table.put(state.row(all(source)));
    return true;
  }

  /** Reads states sorted by id, starting after the given id. */
  List<UnitState> read(String partition, Optional<String> after, int atMost) {
    var values = Map.of(":pk", Row.text(partition), ":after", Row.text(after.orElse(" ")));
    Iterable<Row> rows =
        table.query(
            q ->
                q.keyConditionExpression("pk = :pk AND sk > :after")
                    .expressionAttributeValues(values)
                    .limit(atMost));
    var states = new ArrayList<UnitState>();
    for (Row row : rows) {
      states.add(UnitState.of(row));
      if (states.size() == atMost) {
        break;
      }
    }
    return states;
  }

  /**
   * Records a figure that a recount found to differ; what is recorded first stays.
   *
   * @param kept whether it is kept as a row, or only counted
   */
  void found(Unit unit, String key, String figure, long stored, long counted, boolean kept) {
    Instant now = clock.instant();
    if (kept) {
      table.putNew(SyncTable.found(unit, key, figure, stored, counted, now));
      return;
    }
    table.update(
        SyncTable.sync(unit.sync()),
        SyncTable.moreFound(unit),
        u ->
            u.updateExpression("ADD more :one SET expires = if_not_exists(expires, :end)")
                .expressionAttributeValues(
                    Map.of(":one", Row.number(1L), ":end", Row.number(SyncTable.expiry(now)))));
  }
}
