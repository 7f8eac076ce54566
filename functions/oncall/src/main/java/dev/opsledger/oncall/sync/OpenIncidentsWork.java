package dev.opsledger.oncall.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.oncall.domain.IncidentWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Fetches all open incidents, however old, and rechecks those that are no longer open. */
public record OpenIncidentsWork(
    IncidentImporter importer, OpenIncidentRecheck openIncidents, SyncPlanner planner)
    implements Work {
  public static final String KIND = "open";

  /** Older than PagerDuty itself. */
  private static final Instant BEGINNING = Instant.parse("2009-01-01T00:00:00Z");

  static Unit.Draft draft(Instant at) {
    return new Unit.Draft(KIND, "all", "open incidents", Json.object("at", at));
  }

  @Override
  public void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    var imported = importer.store(IncidentQuery.allOpen(), IncidentImporter.LONGEST);
    if (imported.isPresent()) {
      imported.get().report(planner);
      Set<String> ids = imported.get().ids();
      openIncidents.recheck(incident -> !ids.contains(incident.id()));
    } else {
      Instant until = Instant.parse(Json.text(unit.body(), "at").orElseThrow());
      planner.fanOut(unit, "windows", drafts(IncidentWindow.cover(BEGINNING, until, true)));
    }
  }

  private static List<Unit.Draft> drafts(List<IncidentWindow> windows) {
    var drafts = new ArrayList<Unit.Draft>();
    windows.forEach(w -> drafts.add(WindowUnit.open(w, "open." + drafts.size() + ".")));
    return drafts;
  }
}
