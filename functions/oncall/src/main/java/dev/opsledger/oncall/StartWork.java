package dev.opsledger.oncall;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.core.sync.Syncs;
import dev.opsledger.core.sync.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/** Plans the windows of a sync: from the last good one less an overlap, at first the backfill. */
record StartWork(PagerDuty pagerDuty, SyncLedger ledger, Syncs syncs, Duration backfill) {
  static final String KIND = "start";

  /** An incident may show in a list some time after its creation. */
  private static final Duration OVERLAP = Duration.ofHours(1);

  /** The unit with which every sync begins. */
  static Unit.Draft draft(Instant at) {
    return new Unit.Draft(KIND, "all", "PagerDuty", Json.object("at", at));
  }

  void work(Unit unit) {
    // Said once here, and not by each unit that is planned below.
    pagerDuty.expectKey();
    Instant at = Instant.parse(Json.text(unit.body(), "at").orElseThrow());
    Instant since =
        ledger.lastGood(OncallSync.SOURCE).map(t -> t.minus(OVERLAP)).orElse(at.minus(backfill));
    var drafts = new ArrayList<Unit.Draft>();
    drafts.add(CatalogWork.draft());
    drafts.add(OpenWork.draft(at));
    for (Window window : Window.cover(since, at, false)) {
      drafts.add(window.draft("new." + drafts.size() + "."));
    }
    syncs.fanOut(unit, "windows", drafts);
  }
}
