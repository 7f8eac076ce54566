package dev.opsledger.oncall.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.oncall.domain.IncidentSearch;
import dev.opsledger.oncall.store.IncidentIndex;
import dev.opsledger.oncall.store.coverage.DailyReads;
import dev.opsledger.oncall.store.coverage.LoadCoverage;
import dev.opsledger.oncall.store.coverage.WindowCoverage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Plans a sync: the catalog, the open incidents, the windows of incidents and of log entries that
 * are not covered yet, once a day the users and duties, and the count of what was stored before.
 */
public record PlanWork(
    PagerDuty pagerDuty,
    WindowCoverage incidents,
    WindowCoverage entries,
    DailyReads reads,
    LoadCoverage load,
    IncidentIndex stored,
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
    var drafts = new ArrayList<Unit.Draft>();
    drafts.add(CatalogWork.draft());
    drafts.add(OpenIncidentsWork.draft(at));
    drafts.addAll(windows(WindowedList.INCIDENTS, incidents.plan(at, at.minus(backfill))));
    drafts.addAll(windows(WindowedList.LOG_ENTRIES, entries.plan(at, at.minus(backfill))));
    if (reads.isDue(DailyReads.USERS, at)) {
      drafts.add(ResponderWork.draft());
    }
    if (reads.isDue(DailyReads.DUTY, at)) {
      drafts.add(DutyWork.draft());
    }
    if (load.isDue(at)) {
      if (isAnyStored()) {
        drafts.add(LoadRecountWork.draft());
      } else {
        load.end(at);
      }
    }
    planner.fanOut(unit, "windows", drafts);
  }

  private boolean isAnyStored() {
    return stored
        .read(IncidentSearch.ALL, List.of("id"), "", OptionalInt.of(1))
        .iterator()
        .hasNext();
  }

  private static List<Unit.Draft> windows(WindowedList list, WindowCoverage.Plan plan) {
    var drafts = new ArrayList<Unit.Draft>();
    drafts.add(WindowUnit.head(list, plan.head()));
    plan.owed().forEach(window -> drafts.add(WindowUnit.owed(list, window)));
    plan.rechecks().forEach(recheck -> drafts.add(WindowUnit.recheck(list, recheck)));
    return drafts;
  }
}
