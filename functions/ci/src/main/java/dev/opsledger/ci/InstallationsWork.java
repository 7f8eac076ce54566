package dev.opsledger.ci;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.GitHub;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the installations of the App and plans each; suspended ones are left out and reported. */
record InstallationsWork(
    GitHub github, StoredLists lists, InstallationStore store, SyncPlanner planner, Clock clock) {
  static final String KIND = "installations";
  private static final int NOT_FOUND = 404;

  /** The unit with which every sync begins. */
  static Unit.Draft draft() {
    return new Unit.Draft(KIND, "all", "the App's installations", Json.object());
  }

  void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Instant listedAt = clock.instant();
    List<Installation> all = list();
    for (Installation unlisted : store.replaceAll(all, listedAt)) {
      ask(unlisted).ifPresentOrElse(all::add, () -> store.remove(unlisted));
    }
    var drafts = new ArrayList<Unit.Draft>();
    for (Installation installation : all) {
      Unit.Draft draft = RepositoriesWork.draft(installation);
      if (installation.suspendedSince().isPresent()) {
        planner.skip(unit, draft, "suspended since " + installation.suspendedSince().get());
      } else {
        drafts.add(draft);
      }
    }
    planner.fanOut(unit, "all", drafts);
  }

  private List<Installation> list()
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    var kind =
        new StoredLists.Kind(
            "installations",
            github.at("/app/installations?per_page=100"),
            Json::elements,
            json -> Installation.read(json).map(Installation::brief));
    var all = new ArrayList<Installation>();
    lists
        .walk(github.app(), kind, (_, _) -> {})
        .items()
        .forEach(json -> Installation.read(json).ifPresent(all::add));
    return all;
  }

  /** A list may lack one: only GitHub's word about that very one takes it away. */
  private Optional<Installation> ask(Installation unlisted)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    if (unlisted.id() == 0) {
      return Optional.empty();
    }
    try {
      var page = github.get(github.app(), github.at("/app/installations/" + unlisted.id()));
      return Installation.read(page.body());
    } catch (VendorRefusedException e) {
      if (e.status() != NOT_FOUND) {
        throw e;
      }
      return Optional.empty();
    }
  }
}
