package dev.opsledger.oncall.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.oncall.store.OncallKeys;
import dev.opsledger.oncall.store.WindowCoverage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/** Plans a sync: the catalog, the open incidents, and the windows that are not covered yet. */
public record PlanWork(
    PagerDuty pagerDuty,
    SyncLedger ledger,
    WindowCoverage coverage,
    SyncPlanner planner,
    Duration backfill)
    implements Work {
  public static final String KIND = "start";

  /** The first unit of every sync. */
  public static Unit.Draft draft(Instant at) {
    return new Unit.Draft(KIND, "all", "PagerDuty", Json.object("at", at));
  }

  @Override
  public void work(Unit unit) {
    // Fails once here instead of in each unit planned below.
    pagerDuty.requireKey();
    Instant at = Instant.parse(Json.text(unit.body(), "at").orElseThrow());
    WindowCoverage.Plan plan = coverage.plan(at, from(at));
    var drafts = new ArrayList<Unit.Draft>();
    drafts.add(CatalogWork.draft());
    drafts.add(OpenIncidentsWork.draft(at));
    drafts.add(WindowUnit.head(plan.head()));
    plan.owed().forEach(window -> drafts.add(WindowUnit.owed(window)));
    plan.rechecks().forEach(recheck -> drafts.add(WindowUnit.recheck(recheck)));
    planner.fanOut(unit, "windows", drafts);
  }

  /** Where the first sync begins; a version without coverage left the time of its last sync. */
  private Instant from(Instant at) {
    return ledger
        .lastGood(OncallKeys.SOURCE)
        .map(good -> good.minus(WindowCoverage.OVERLAP))
        .orElseGet(() -> at.minus(backfill));
  }
}
