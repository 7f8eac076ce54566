package dev.opsledger.oncall.sync;

import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import java.util.Optional;
import java.util.Set;

/**
 * Work on a list that the plan or the key may not have. If PagerDuty refuses it, the report says
 * so, and the sync is good all the same.
 *
 * @param what what is then missing, such as {@code log entries}
 * @param whenRefused notes the refusal
 */
public record OptionalWork(
    Work work, String what, Runnable whenRefused, SyncLedger ledger, SyncPlanner planner)
    implements Work {
  /** Not in the plan, not for this key, not there. */
  private static final Set<Integer> REFUSALS = Set.of(402, 403, 404);

  @Override
  public void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    try {
      work.work(unit);
    } catch (VendorRefusedException e) {
      if (!REFUSALS.contains(e.status())) {
        throw e;
      }
      whenRefused.run();
      String reason = what + " were not read: " + e.getMessage();
      planner.count(1, 1, Optional.of(reason));
      ledger.skip(unit, reason);
    }
  }
}
