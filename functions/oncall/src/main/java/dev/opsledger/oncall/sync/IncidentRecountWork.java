package dev.opsledger.oncall.sync;

import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Retelling;
import dev.opsledger.core.recount.Findings;
import dev.opsledger.core.recount.RecountScope;
import dev.opsledger.core.recount.RollupRepair;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.oncall.store.OpenIncidentStore;
import dev.opsledger.oncall.store.count.IncidentRecount;
import dev.opsledger.oncall.store.count.TotalsRecount;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Recounts incidents: one unit their number, and a chain of units their days, whose incidents are
 * told again afterwards.
 */
public record IncidentRecountWork(
    Table table,
    IncidentRecount incidents,
    TotalsRecount totals,
    Retelling retelling,
    SyncPlanner planner,
    Clock clock)
    implements Work {
  public static final String KIND = "figures";

  /** PagerDuty has had no incidents before. */
  private static final LocalDate FIRST = LocalDate.parse("2009-01-01");

  private static final int ROWS_AT_ONCE = 100;
  private static final int ENOUGH_INCIDENTS = 1_000;

  /** Time enough for some days. */
  private static final Duration ENOUGH = Duration.ofSeconds(60);

  /** The first unit of a recount. */
  public static Unit.Draft draft(RecountScope scope) {
    return new Unit.Draft(KIND, "incidents", "the figures of incidents", scope.body());
  }

  @Override
  public void work(Unit unit) {
    planner.quietly();
    RecountScope scope = RecountScope.of(unit.body());
    var findings = new Findings(planner, unit);
    var repair = new RollupRepair(table, findings, scope.repair(), Sleeper.SLEEP);
    Optional<String> from = Json.text(unit.body(), "from");
    if (from.isPresent()) {
      recount(unit, scope, LocalDate.parse(from.get()), repair);
    } else if (Json.flag(unit.body(), "totals").orElse(false)) {
      totals.settle(repair);
      if (scope.repair()) {
        // The home page shows them, however long ago they began.
        tellAgain(new OpenIncidentStore(table).rows());
      }
    } else {
      planner.fanOut(
          unit,
          "parts",
          List.of(
              new Unit.Draft(KIND, "totals", "the number of incidents", scope.body("totals", true)),
              draft(scope, scope.since().filter(FIRST::isBefore).orElse(FIRST))));
    }
  }

  private static Unit.Draft draft(RecountScope scope, LocalDate from) {
    return new Unit.Draft(KIND, "from:" + from, "incidents from " + from, scope.body("from", from));
  }

  private void recount(Unit unit, RecountScope scope, LocalDate begin, RollupRepair repair) {
    LocalDate tomorrow = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1);
    LocalDate until = scope.until().orElse(tomorrow);
    LocalDate from = incidents.first(begin, until);
    int counted = 0;
    while (!from.isAfter(until)) {
      if (counted >= ENOUGH_INCIDENTS || (counted > 0 && isLate())) {
        planner.fanOut(unit, "rest", List.of(draft(scope, from)));
        return;
      }
      IncidentRecount.Days days = incidents.list(from, until);
      if (scope.repair()) {
        incidents.recountIncidents(days);
      }
      incidents.settle(days, repair, days.last().equals(until));
      if (scope.repair()) {
        tellAgain(incidents.rows(days));
      }
      counted += days.incidents().size() + 1;
      LocalDate next = days.last().plusDays(1);
      boolean quiet = days.incidents().isEmpty() && !next.isAfter(until);
      from = quiet ? incidents.first(next, until) : next;
    }
  }

  private static boolean isLate() {
    return Deadline.left().filter(left -> left.compareTo(ENOUGH) < 0).isPresent();
  }

  private void tellAgain(List<Row> rows) {
    for (int at = 0; at < rows.size(); at += ROWS_AT_ONCE) {
      retelling.tell(rows.subList(at, Math.min(rows.size(), at + ROWS_AT_ONCE)));
    }
  }
}
