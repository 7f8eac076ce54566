package dev.opsledger.oncall.sync;

import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.oncall.domain.IncidentWindow;
import dev.opsledger.oncall.domain.WindowRecheck;
import dev.opsledger.oncall.store.coverage.WindowCoverage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Fetches the items of a window. A window with too many items is split in two. The coverage is
 * written only after the items are stored.
 */
public record WindowWork(
    WindowImporter importer,
    OpenIncidentRecheck openIncidents,
    WindowCoverage coverage,
    SyncPlanner planner,
    Clock clock)
    implements Work {

  @Override
  public void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    var task = WindowUnit.read(unit.body());
    IncidentWindow window = task.window();
    if (task.recheck().isPresent() && unchanged(task.recheck().get())) {
      coverage.complete(task.recheck().get());
      return;
    }
    var imported = importer.store(window, most(window));
    if (imported.isEmpty()) {
      split(unit, task);
      return;
    }
    imported.get().report(planner);
    if (window.openOnly()) {
      Set<String> ids = imported.get().ids();
      openIncidents.recheck(i -> window.contains(i.createdAt()) && !ids.contains(i.id()));
    }
    cover(task, imported.get());
  }

  /** Whether PagerDuty still counts as many items as were listed; then nothing is listed. */
  private boolean unchanged(WindowRecheck recheck)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    var total = importer.total(recheck.window());
    return total.filter(n -> n == recheck.count()).isPresent();
  }

  private void cover(WindowUnit task, ImportedItems imported) {
    IncidentWindow window = task.window();
    switch (task.role()) {
      case WindowUnit.HEAD ->
          // The next sync lists it again anyway, but not what PagerDuty keeps back for longer.
          coverage.listedHead(
              window,
              imported.whole() ? Optional.empty() : Optional.of(next(first(window), imported)));
      case WindowUnit.OWED -> coverage.listed(window, next(first(window), imported));
      case WindowUnit.RECHECK -> rechecked(task.recheck().orElseThrow(), imported);
      default -> {}
    }
  }

  private WindowRecheck first(IncidentWindow window) {
    return WindowRecheck.soon(window, WindowRecheck.UNKNOWN, clock.instant());
  }

  private void rechecked(WindowRecheck recheck, ImportedItems imported) {
    boolean same = imported.listed() == recheck.count();
    if (same && (imported.whole() || recheck.lasts())) {
      coverage.complete(recheck);
    } else {
      coverage.again(recheck, next(recheck, imported));
    }
  }

  private WindowRecheck next(WindowRecheck recheck, ImportedItems imported) {
    Instant now = clock.instant();
    if (imported.missing() > 0) {
      return recheck.later(imported.listed(), now);
    }
    // A list that kept changing is listed again, whatever PagerDuty counts then.
    long count = imported.settled() ? imported.listed() : WindowRecheck.UNKNOWN;
    return WindowRecheck.soon(recheck.window(), count, now);
  }

  private static int most(IncidentWindow window) {
    return window.divisible() ? IncidentImporter.LONGEST : Integer.MAX_VALUE;
  }

  private void split(Unit unit, WindowUnit task) {
    IncidentWindow window = task.window();
    IncidentWindow first = window.halves().getFirst();
    IncidentWindow last = window.halves().getLast();
    switch (task.role()) {
      case WindowUnit.HEAD -> coverage.splitHead(window);
      case WindowUnit.OWED -> coverage.split(window);
      case WindowUnit.RECHECK -> coverage.splitRecheck(task.recheck().orElseThrow());
      default -> {
        String key = WindowUnit.key(unit.body());
        fanOut(unit, WindowUnit.open(first, key + "a"), WindowUnit.open(last, key + "b"));
        return;
      }
    }
    WindowedList list = importer.list();
    fanOut(unit, WindowUnit.owed(list, first), WindowUnit.owed(list, last));
  }

  private void fanOut(Unit unit, Unit.Draft first, Unit.Draft last) {
    planner.fanOut(unit, "halves", List.of(first, last));
  }
}
