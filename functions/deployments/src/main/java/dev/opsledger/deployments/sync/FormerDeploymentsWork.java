package dev.opsledger.deployments.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.deployments.store.FormerDeployments;
import java.util.List;
import java.util.OptionalLong;

/** Counts the deployments of a former version in the rollups; each part plans the next one. */
public record FormerDeploymentsWork(FormerDeployments deployments, SyncPlanner planner)
    implements Work {
  public static final String KIND = "rollups";

  /** Starts it, which changes nothing while it is under way and once it is done. */
  public static void start(SyncPlanner planner, String source) {
    planner.start(KIND + "." + source, List.of(draft(1)));
  }

  private static Unit.Draft draft(long from) {
    return new Unit.Draft(
        KIND, Long.toString(from), "deployments from " + from, Json.object("from", from));
  }

  @Override
  public void work(Unit unit) {
    planner.quietly();
    long from = Json.number(unit.body(), "from").orElseThrow();
    if (from == 1 && deployments.areCounted()) {
      return;
    }
    OptionalLong next = deployments.count(from);
    if (next.isPresent()) {
      planner.fanOut(unit, "next", List.of(draft(next.getAsLong())));
    }
  }
}
