package dev.opsledger.ci.sync;

import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;

/**
 * Does the units of a sync by their kinds: the App's installations, the repositories of an
 * installation, the runs of a repository, and open runs that the lists no longer show.
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
      default -> throw new IllegalArgumentException("unknown kind of unit: " + unit.kind());
    }
  }
}
