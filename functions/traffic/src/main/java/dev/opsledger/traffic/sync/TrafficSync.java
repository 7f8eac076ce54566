package dev.opsledger.traffic.sync;

import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorUnavailableException;

/**
 * The kinds of units of a sync: a page of its plan, a repository to fetch, and one or a user whose
 * rows are to go.
 */
public record TrafficSync(
    TrafficPlan plan,
    SyncPlanner planner,
    FetchWork fetches,
    PurgeRepositoryWork repositoryPurges,
    PurgeUserWork userPurges)
    implements Work {
  public static final String SOURCE = "traffic";

  @Override
  public void work(Unit unit) throws RateLimitedException, VendorUnavailableException {
    switch (unit.kind()) {
      case TrafficPlan.KIND -> plan.work(unit, planner);
      case FetchUnit.KIND -> fetches.work(unit);
      case PurgeRepositoryWork.KIND -> repositoryPurges.work(unit);
      case PurgeUserWork.KIND -> userPurges.work(unit);
      default -> throw new IllegalArgumentException("no such kind of unit: " + unit.kind());
    }
  }
}
