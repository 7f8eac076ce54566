package dev.opsledger.traffic;

import dev.opsledger.core.sync.Syncs;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimited;
import dev.opsledger.core.vendor.VendorUnavailable;

/**
 * The kinds of units of a sync: a page of its plan, a repository to fetch, and one or a user whose
 * rows are to go.
 */
record TrafficSync(
    TrafficPlan plan, Syncs syncs, FetchWork fetches, PurgeWork purges, PurgeUserWork partings)
    implements Work {
  static final String SOURCE = "traffic";

  @Override
  public void work(Unit unit) throws RateLimited, VendorUnavailable {
    switch (unit.kind()) {
      case TrafficPlan.KIND -> plan.work(unit, syncs);
      case FetchUnit.KIND -> fetches.work(unit);
      case PurgeWork.KIND -> purges.work(unit);
      case PurgeUserWork.KIND -> partings.work(unit);
      default -> throw new IllegalArgumentException("no such kind of unit: " + unit.kind());
    }
  }
}
