package dev.opsledger.ci.sync.count;

import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.store.RunRows;
import dev.opsledger.ci.store.RunStore;
import dev.opsledger.ci.store.count.FormerRuns;
import dev.opsledger.core.dynamo.TableScan;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import java.util.List;
import java.util.Optional;

/**
 * Counts the runs that a former version stored: once, after the first sync of this one, in a walk
 * over the table. Counting a run twice changes nothing, so the chain of units may stop anywhere and
 * begin again.
 */
public record FormerRunsWork(FormerRuns former, TableScan scan, RunStore runs, SyncPlanner planner)
    implements Work {
  public static final String KIND = "count";

  /** The end of the id of the syncs that this begins. */
  public static final String SUFFIX = ".count";

  /** Syncs of parts, which follow a sync; none of them is a reason to begin. */
  private static final String PART = ".*\\.(backfill|week|count|jobs)|delivery-.*";

  private static final int PAGES_PER_UNIT = 20;
  private static final int RUNS_PER_UNIT = 2_000;
  private static final int RUNS_AT_ONCE = 100;

  /** Begins once a sync is finished, unless all runs are counted. */
  public void begin(String finished) {
    if (!finished.matches(PART) && !former.areCounted()) {
      planner.start(finished + SUFFIX, List.of(draft("", "")));
    }
  }

  private static Unit.Draft draft(String pk, String sk) {
    return new Unit.Draft(
        KIND, "from:" + pk, "runs that are in no figures yet", Json.object("pk", pk, "sk", sk));
  }

  @Override
  public void work(Unit unit) {
    planner.quietly();
    Optional<TableScan.After> next =
        Json.text(unit.body(), "pk")
            .filter(pk -> !pk.isEmpty())
            .map(pk -> new TableScan.After(pk, Json.text(unit.body(), "sk").orElse("")));
    int counted = 0;
    for (int i = 0; i < PAGES_PER_UNIT && counted < RUNS_PER_UNIT; i++) {
      TableScan.Page page = FormerRuns.uncounted(scan, next);
      counted += count(page);
      next = page.last();
      if (next.isEmpty()) {
        former.counted();
        return;
      }
    }
    next.ifPresent(after -> planner.fanOut(unit, "rest", List.of(draft(after.pk(), after.sk()))));
  }

  private int count(TableScan.Page page) {
    List<WorkflowRun> found =
        page.rows().stream().filter(RunRows::isRun).map(RunRows::run).toList();
    for (int at = 0; at < found.size(); at += RUNS_AT_ONCE) {
      runs.save(found.subList(at, Math.min(found.size(), at + RUNS_AT_ONCE)));
    }
    return found.size();
  }
}
