package dev.opsledger.oncall;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.Syncs;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.vendor.RateLimited;
import dev.opsledger.core.vendor.VendorRefused;
import dev.opsledger.core.vendor.VendorUnavailable;
import java.util.List;
import java.util.Set;

/** Takes the incidents of a window; one with too many becomes two. */
record WindowWork(IncidentLists lists, OpenIncidents openIncidents, Syncs syncs) {
  static final String KIND = "window";

  void work(Unit unit) throws RateLimited, VendorRefused, VendorUnavailable {
    Window window = Window.read(unit.body());
    int most = window.divisible() ? IncidentLists.LONGEST : Integer.MAX_VALUE;
    var shown = lists.store(window.parameters(), window.open(), most);
    if (shown.isEmpty()) {
      split(unit, window);
    } else if (window.open()) {
      Set<String> ids = shown.get();
      openIncidents.recheck(i -> window.contains(i.createdAt()) && !ids.contains(i.id()));
    }
  }

  private void split(Unit unit, Window window) {
    String key = Json.text(unit.body(), "key").orElseThrow();
    List<Window> halves = window.halves();
    syncs.fanOut(
        unit,
        "halves",
        List.of(halves.getFirst().draft(key + "a"), halves.getLast().draft(key + "b")));
  }
}
