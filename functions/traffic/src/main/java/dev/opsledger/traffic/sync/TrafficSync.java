package dev.opsledger.traffic.sync;

import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorUnavailableException;

/**
 * Carries out the units of a sync: planning a page, fetching a repository, and purging a deleted
 * repository or user.
 */
public record TrafficSync(
    TrafficPlan plan,
    SyncPlanner planner,
    FetchWork fetches,
    PurgeRepositoryWork repositoryPurges,
    PurgeUserWork userPurges)
    implements Work {
  /** The name of this source. */
  public static final String SOURCE = "traffic";

  @Override
  public void work(Unit unit) throws RateLimitedException, VendorUnavailableException {
    switch (unit.kind()) {
      case TrafficPlan.KIND -> plan.work(unit, planner);
      case FetchUnit.KIND -> fetches.work(unit);
      case PurgeRepositoryWork.KIND -> repositoryPurges.work(unit);
      case PurgeUserWork.KIND -> userPurges.work(unit);
      default -> throw new IllegalArgumentException("unknown kind of unit: " + unit.kind());
    }
  }
}
