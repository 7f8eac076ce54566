package dev.opsledger.deployments.sync;

import dev.opsledger.core.config.RepositoryProjects;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.deployments.store.ListCheckpoints;
import dev.opsledger.deployments.store.ListCheckpoints.Repositories;
import dev.opsledger.github.GitHub;
import dev.opsledger.github.Installations;
import dev.opsledger.github.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Counts the App's repositories that belong to no project, for each installation. Only their number
 * is read, with a request that GitHub answers with 304 while nothing changed.
 */
public record UnmappedWork(
    GitHub github,
    Installations installations,
    Supplier<RepositoryProjects> projects,
    ListCheckpoints checkpoints,
    SyncPlanner planner)
    implements Work {
  public static final String KIND = "installation";

  /** The unit that plans one for each installation. */
  public static Unit.Draft draft() {
    return new Unit.Draft(KIND, "all", "the App's installations", Json.object());
  }

  @Override
  public void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Optional<Long> installation = Json.number(unit.body(), "installation");
    if (installation.isPresent()) {
      count(unit, installation.get());
    } else {
      plan(unit);
    }
  }

  private void plan(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    List<Unit.Draft> drafts = new ArrayList<>();
    installations.byLogin().forEach((login, id) -> drafts.add(draft(login, id)));
    planner.fanOut(unit, "each", drafts);
  }

  private static Unit.Draft draft(String login, long id) {
    return new Unit.Draft(KIND, Long.toString(id), login, Json.object("installation", id));
  }

  private void count(Unit unit, long installation)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    long total = total(installation);
    long unmapped = Math.max(0, total - projects.get().countOf(unit.name()));
    if (unmapped > 0) {
      planner.skip(
          unit,
          draft(unit.name(), installation),
          ("%d of %d repositories belong to no project; the identity map or REPOSITORY_PROJECTS"
                  + " says which do")
              .formatted(unmapped, total));
    }
  }

  private long total(long installation)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Optional<Repositories> known = checkpoints.repositories(installation);
    Optional<Page> page =
        github.get(
            github.installation(installation),
            github.at("/installation/repositories?per_page=1"),
            known.flatMap(Repositories::etag));
    if (page.isEmpty()) {
      return known.map(Repositories::total).orElse(0L);
    }
    var now =
        new Repositories(
            Json.number(page.get().body(), "total_count").orElse(0L), page.get().etag());
    if (known.filter(now::equals).isEmpty()) {
      checkpoints.put(installation, now);
    }
    return now.total();
  }
}
