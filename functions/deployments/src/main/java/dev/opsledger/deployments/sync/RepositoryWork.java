package dev.opsledger.deployments.sync;

import dev.opsledger.core.config.RepositoryProjects.Mapping;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.deployments.store.GitHubDeploymentStore;
import dev.opsledger.github.Credential;
import dev.opsledger.github.Installations;
import java.util.Optional;

/**
 * Brings the deployments of one repository up to date, or says why that is not possible. A
 * repository that may not be read is no failure: the permission is optional.
 */
public record RepositoryWork(
    Installations installations,
    GitHubDeploymentStore store,
    DeploymentList list,
    StatusLists statuses,
    SyncPlanner planner)
    implements Work {
  public static final String KIND = RepositoryUnit.KIND;
  private static final int FORBIDDEN = 403;

  /** The unit with which the sync of a repository begins. */
  public static Unit.Draft draft(Mapping mapping) {
    return RepositoryUnit.of(mapping).draft();
  }

  @Override
  public void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    RepositoryUnit target = RepositoryUnit.parse(unit.body());
    Optional<Credential> credential = installations.of(target.mapping().owner());
    if (credential.isEmpty()) {
      skip(unit, target, "the App is not installed there, or is suspended");
    } else if (!store.hasProject(target.mapping().project())) {
      skip(unit, target, "there is no project " + target.mapping().project());
    } else {
      read(unit, target, credential.get());
    }
  }

  private void read(Unit unit, RepositoryUnit target, Credential credential)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    try {
      if (target.deployments().isEmpty()) {
        list.read(unit, target, credential);
      } else {
        statuses.read(target, credential);
      }
    } catch (VendorRefusedException e) {
      if (e.status() != FORBIDDEN) {
        throw e;
      }
      skip(
          unit,
          target,
          "the App may not read deployments, which needs its permission Deployments: read ("
              + e.getMessage()
              + ")");
    }
  }

  private void skip(Unit unit, RepositoryUnit target, String reason) {
    planner.skip(unit, RepositoryUnit.of(target.mapping()).draft(), reason);
  }
}
