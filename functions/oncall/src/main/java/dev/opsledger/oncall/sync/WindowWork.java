package dev.opsledger.oncall.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.oncall.domain.IncidentWindow;
import dev.opsledger.oncall.domain.WindowRecheck;
import dev.opsledger.oncall.store.WindowCoverage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the incidents of a window; one with too many becomes two. What it says of the window is
 * written when its incidents are stored.
 */
public record WindowWork(
    IncidentImporter lists,
    OpenIncidentRecheck openIncidents,
    WindowCoverage coverage,
    SyncPlanner planner,
    Clock clock) {
  public static final String KIND = "window";

  void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    IncidentWindow window = IncidentWindow.read(unit.body());
    // Units of a former version have no role, and neither have those of open incidents.
    String role = Json.text(unit.body(), "role").orElse("");
    Optional<WindowRecheck> look = Json.text(unit.body(), "look").flatMap(WindowRecheck::of);
    if (look.isPresent() && unchanged(look.get())) {
      coverage.whole(look.get());
      return;
    }
    Optional<IncidentImporter.Shown> shown = lists.store(window.parameters(), most(window));
    if (shown.isEmpty()) {
      split(unit, window, role, look);
      return;
    }
    shown.get().tell(planner);
    if (window.open()) {
      Set<String> ids = shown.get().ids();
      openIncidents.recheck(i -> window.contains(i.createdAt()) && !ids.contains(i.id()));
    }
    switch (role) {
      case "head" -> coverage.listedHead(window);
      case "owed" ->
          coverage.listed(window, next(WindowRecheck.soon(window, WindowRecheck.UNKNOWN, now()), shown.get()));
      case "look" -> seen(look.orElseThrow(), shown.get());
      default -> {}
    }
  }

  /** Whether PagerDuty counts as many as were listed, which is enough of a second look. */
  private boolean unchanged(WindowRecheck look)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    return lists.total(look.window().parameters()).filter(n -> n == look.count()).isPresent();
  }

  private void seen(WindowRecheck look, IncidentImporter.Shown shown) {
    if (shown.settled() && shown.missing() == 0 && shown.listed() == look.count()) {
      coverage.whole(look);
    } else {
      coverage.again(look, next(look, shown));
    }
  }

  private WindowRecheck next(WindowRecheck look, IncidentImporter.Shown shown) {
    if (shown.missing() > 0) {
      return look.later(shown.listed(), now());
    }
    // What moved all the time is listed again, whatever is counted then.
    return WindowRecheck.soon(look.window(), shown.settled() ? shown.listed() : WindowRecheck.UNKNOWN, now());
  }

  private Instant now() {
    return clock.instant();
  }

  private static int most(IncidentWindow window) {
    return window.divisible() ? IncidentImporter.LONGEST : Integer.MAX_VALUE;
  }

  private void split(Unit unit, IncidentWindow window, String role, Optional<WindowRecheck> look) {
    List<IncidentWindow> halves = window.halves();
    switch (role) {
      case "head" -> coverage.splitHead(window);
      case "owed" -> coverage.split(window);
      case "look" -> coverage.splitLook(look.orElseThrow());
      default -> {
        String key = Json.text(unit.body(), "key").orElseThrow();
        fanOut(unit, halves.getFirst().draft(key + "a"), halves.getLast().draft(key + "b"));
        return;
      }
    }
    fanOut(unit, halves.getFirst().owedDraft(), halves.getLast().owedDraft());
  }

  private void fanOut(Unit unit, Unit.Draft first, Unit.Draft last) {
    planner.fanOut(unit, "halves", List.of(first, last));
  }
}
