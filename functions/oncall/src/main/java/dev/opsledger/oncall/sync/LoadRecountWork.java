package dev.opsledger.oncall.sync;

import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.oncall.domain.IncidentSearch;
import dev.opsledger.oncall.store.IncidentIndex;
import dev.opsledger.oncall.store.LoadRecount;
import dev.opsledger.oncall.store.coverage.LoadCoverage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * Walks through all stored incidents and counts those that are not counted by the current rules. It
 * may stop anywhere: the next sync goes on where it got to.
 */
public record LoadRecountWork(
    IncidentIndex index,
    LoadRecount recount,
    LoadCoverage coverage,
    SyncPlanner planner,
    Clock clock)
    implements Work {
  public static final String KIND = "recount";

  private static final int PAGE = 100;

  /** Time enough for a page. */
  private static final Duration ENOUGH = Duration.ofSeconds(30);

  static Unit.Draft draft() {
    return new Unit.Draft(KIND, "all", "the load of stored incidents", Json.object());
  }

  @Override
  public void work(Unit unit) {
    planner.quietly();
    String passed = coverage.passed();
    int walked = PAGE;
    while (walked == PAGE) {
      if (Deadline.left().filter(left -> left.compareTo(ENOUGH) < 0).isPresent()) {
        return;
      }
      walked = 0;
      var page = index.read(IncidentSearch.ALL, List.of("id"), passed, OptionalInt.of(PAGE));
      for (var rows = page.iterator(); walked < PAGE && rows.hasNext(); walked++) {
        passed = rows.next().get("id");
        recount.recount(passed);
      }
      coverage.pass(passed);
    }
    coverage.end(clock.instant());
  }
}
