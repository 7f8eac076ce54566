package dev.opsledger.oncall.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.oncall.domain.IncidentWindow;
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
    Duration backfill) {
  static final String KIND = "start";

  /** The unit with which every sync begins. */
  public static Unit.Draft draft(Instant at) {
    return new Unit.Draft(KIND, "all", "PagerDuty", Json.object("at", at));
  }

  void work(Unit unit) {
    // Said once here, and not by each unit that is planned below.
    pagerDuty.expectKey();
    Instant at = Instant.parse(Json.text(unit.body(), "at").orElseThrow());
    WindowCoverage.Plan plan = coverage.plan(at, from(at));
    var drafts = new ArrayList<Unit.Draft>();
    drafts.add(CatalogWork.draft());
    drafts.add(OpenIncidentsWork.draft(at));
    drafts.add(plan.head().headDraft());
    plan.owed().forEach(window -> drafts.add(window.owedDraft()));
    plan.looks().forEach(look -> drafts.add(IncidentWindow.lookDraft(look)));
    planner.fanOut(unit, "windows", drafts);
  }

  /** From when on to ask at first; the last good sync is known where a former version ran. */
  private Instant from(Instant at) {
    return ledger
        .lastGood(OncallSync.SOURCE)
        .map(good -> good.minus(WindowCoverage.OVERLAP))
        .orElseGet(() -> at.minus(backfill));
  }
}
