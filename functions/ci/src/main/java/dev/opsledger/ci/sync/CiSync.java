package dev.opsledger.ci.sync;

import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;

/**
 * The kinds of units of a sync: the installations of the App, the repositories of one, the runs of
 * one, and single runs that no list shows any more.
 */
public record CiSync(
    InstallationsWork installations,
    RepositoriesWork repositories,
    RunsWork runs,
    OpenRunsWork openRuns)
    implements Work {

  @Override
  public void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    switch (unit.kind()) {
      case InstallationsWork.KIND -> installations.work(unit);
      case RepositoriesWork.KIND -> repositories.work(unit);
      case RunsWork.KIND -> runs.work(unit);
      case OpenRunsWork.KIND -> openRuns.work(unit);
      default -> throw new IllegalArgumentException("no such kind of unit: " + unit.kind());
    }
  }
}
