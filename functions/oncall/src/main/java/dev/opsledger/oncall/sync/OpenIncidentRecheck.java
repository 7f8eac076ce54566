package dev.opsledger.oncall.sync;

import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.IncidentWindow;
import dev.opsledger.oncall.store.IncidentStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Asks again for incidents that are open here and that no list of open incidents shows: most were
 * resolved meanwhile. There is no list of given incidents, so windows as narrow as they can be,
 * around those created close to each other, stand for one.
 */
public record OpenIncidentRecheck(IncidentImporter lists, IncidentStore store, Clock clock) {
  private static final Duration CLOSE = Duration.ofMinutes(10);

  /** Brings the suspected ones up to date; those that PagerDuty does not show any more are left. */
  void recheck(Predicate<Incident> suspected)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    List<Incident> suspects =
        store.open(clock.instant()).stream()
            .filter(suspected)
            .sorted(Comparator.comparing(Incident::createdAt))
            .toList();
    for (List<Incident> group : groups(suspects)) {
      IncidentWindow window =
          new IncidentWindow(
              group.getFirst().createdAt(), group.getLast().createdAt().plusSeconds(1), false);
      var shown = lists.store(window.parameters(), Integer.MAX_VALUE).orElseThrow();
      store.unlisted(
          group.stream().filter(i -> !shown.ids().contains(i.id())).toList(), clock.instant());
    }
  }

  private static List<List<Incident>> groups(List<Incident> sorted) {
    var groups = new ArrayList<List<Incident>>();
    for (Incident incident : sorted) {
      boolean near =
          !groups.isEmpty()
              && groups.getLast().getFirst().createdAt().plus(CLOSE).isAfter(incident.createdAt());
      if (!near) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(incident);
    }
    return groups;
  }
}
