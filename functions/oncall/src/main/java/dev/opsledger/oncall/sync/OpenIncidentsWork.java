package dev.opsledger.oncall.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.oncall.domain.IncidentWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes every incident that is not resolved, however old, and what became of those that were. */
public record OpenIncidentsWork(IncidentImporter lists, OpenIncidentRecheck openIncidents, SyncPlanner planner) {
  static final String KIND = "open";

  /** Before PagerDuty there were no incidents. */
  private static final Instant BEGINNING = Instant.parse("2009-01-01T00:00:00Z");

  static Unit.Draft draft(Instant at) {
    return new Unit.Draft(KIND, "all", "open incidents", Json.object("at", at));
  }

  void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    var filter = new ArrayList<>(IncidentWindow.OPEN);
    filter.add(new PagerDuty.Parameter("date_range", "all"));
    filter.add(new PagerDuty.Parameter("sort_by", "created_at:asc"));
    var shown = lists.store(filter, IncidentImporter.LONGEST);
    if (shown.isPresent()) {
      shown.get().tell(planner);
      Set<String> ids = shown.get().ids();
      openIncidents.recheck(incident -> !ids.contains(incident.id()));
    } else {
      Instant until = Instant.parse(Json.text(unit.body(), "at").orElseThrow());
      planner.fanOut(unit, "windows", drafts(IncidentWindow.cover(BEGINNING, until, true)));
    }
  }

  private static List<Unit.Draft> drafts(List<IncidentWindow> windows) {
    var drafts = new ArrayList<Unit.Draft>();
    windows.forEach(window -> drafts.add(window.draft("open." + drafts.size() + ".")));
    return drafts;
  }
}
