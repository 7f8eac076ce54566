package dev.opsledger.ci;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.Syncs;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.vendor.RateLimited;
import dev.opsledger.core.vendor.VendorRefused;
import dev.opsledger.core.vendor.VendorUnavailable;
import dev.opsledger.github.GitHub;
import dev.opsledger.github.Page;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the installations of the App and plans each; suspended ones are left out and reported. */
record InstallationsWork(GitHub github, InstallationStore store, Syncs syncs, Clock clock) {
  static final String KIND = "installations";

  /** The unit with which every sync begins. */
  static Unit.Draft draft() {
    return new Unit.Draft(KIND, "all", "the App's installations", Json.object());
  }

  void work(Unit unit) throws RateLimited, VendorRefused, VendorUnavailable {
    Instant listedAt = clock.instant();
    List<Installation> all = list();
    store.replaceAll(all, listedAt);
    var drafts = new ArrayList<Unit.Draft>();
    for (Installation installation : all) {
      Unit.Draft draft = RepositoriesWork.draft(installation);
      if (installation.suspendedSince().isPresent()) {
        syncs.skip(unit, draft, "suspended since " + installation.suspendedSince().get());
      } else {
        drafts.add(draft);
      }
    }
    syncs.fanOut(unit, "all", drafts);
  }

  private List<Installation> list() throws RateLimited, VendorRefused, VendorUnavailable {
    var all = new ArrayList<Installation>();
    Optional<URI> next = Optional.of(github.at("/app/installations?per_page=100"));
    while (next.isPresent()) {
      Page page = github.get(github.app(), next.get());
      Json.elements(page.body()).forEach(json -> Installation.read(json).ifPresent(all::add));
      next = page.next();
    }
    return all;
  }
}
