package dev.opsledger.ci.sync;

import dev.opsledger.ci.domain.Installation;
import dev.opsledger.ci.store.InstallationStore;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.GitHub;
import dev.opsledger.github.Page;
import io.micronaut.json.tree.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lists the installations of the App and plans the repositories of each, a page at a time.
 * Suspended installations are skipped and reported. Stored installations that the complete list
 * lacks are fetched one by one.
 */
public record InstallationsWork(
    GitHub github, ListWalk lists, InstallationStore store, SyncPlanner planner, Clock clock)
    implements Work {
  public static final String KIND = "installations";
  private static final int NOT_FOUND = 404;

  /** The unit that every sync begins with. */
  public static Unit.Draft draft() {
    return new Unit.Draft(KIND, "all", "the App's installations", Json.object());
  }

  /** The unit that continues a list which is too long for one function call. */
  private static Unit.Draft rest(ListWalk.Position at, Instant began) {
    return new Unit.Draft(
        KIND,
        "all",
        "the App's installations",
        Json.object("from", at.json(), "began", began.toString()));
  }

  @Override
  public void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Instant began = Json.text(unit.body(), "began").map(Instant::parse).orElseGet(clock::instant);
    var source =
        new ListWalk.Source(
            "installations",
            github.at("/app/installations?per_page=100"),
            Page::items,
            json -> InstallationParser.parse(json).map(InstallationParser::brief));
    ListWalk.Walked walked =
        lists.walk(
            github.app(),
            source,
            ListWalk.Position.parse(Json.child(unit.body(), "from")),
            (part, items) -> plan(unit, part, read(items)));
    if (walked.rest().isPresent()) {
      ListWalk.Position at = walked.rest().get();
      String part = "rest." + at.part();
      planner.fanOut(unit, part, List.of(rest(at, began)));
      return;
    }
    var found = new ArrayList<Installation>();
    for (Installation unlisted : store.replaceAll(read(walked.listed().items()), began)) {
      fetch(unlisted).ifPresentOrElse(found::add, () -> store.remove(unlisted));
    }
    plan(unit, "unlisted", found);
  }

  private static List<Installation> read(List<JsonNode> items) {
    return items.stream().flatMap(json -> InstallationParser.parse(json).stream()).toList();
  }

  private void plan(Unit unit, String part, List<Installation> installations) {
    var drafts = new ArrayList<Unit.Draft>();
    boolean daily = new DailyLook(planner, clock).isDue();
    for (Installation installation : installations) {
      Unit.Draft draft = RepositoriesWork.draft(installation, daily);
      if (installation.suspendedSince().isPresent()) {
        planner.skip(unit, draft, "suspended since " + installation.suspendedSince().get());
      } else {
        drafts.add(draft);
      }
    }
    planner.fanOut(unit, part, drafts);
  }

  /** Fetches an installation that the list lacked; empty only if GitHub answers 404 for it. */
  private Optional<Installation> fetch(Installation unlisted)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    if (unlisted.id() == 0) {
      return Optional.empty();
    }
    try {
      Page page = github.get(github.app(), github.at("/app/installations/" + unlisted.id()));
      return Optional.of(
          InstallationParser.parse(page.body())
              .orElseThrow(
                  () -> new VendorUnavailableException("GitHub's answer is no installation")));
    } catch (VendorRefusedException e) {
      if (e.status() != NOT_FOUND) {
        throw e;
      }
      return Optional.empty();
    }
  }
}
