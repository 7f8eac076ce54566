package dev.opsledger.oncall.sync;

import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.IncidentWindow;
import dev.opsledger.oncall.store.OpenIncidentStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Fetches stored open incidents again that no list of open incidents contains; most were resolved
 * meanwhile. PagerDuty cannot list incidents by id, so this asks for narrow windows around the
 * times at which they were created.
 */
public record OpenIncidentRecheck(
    IncidentImporter importer, OpenIncidentStore incidents, Clock clock) {
  private static final Duration CLOSE = Duration.ofMinutes(10);

  /** Fetches the suspects again; incidents that PagerDuty does not list are noted as unlisted. */
  void recheck(Predicate<Incident> suspected)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    List<Incident> suspects =
        incidents.due(clock.instant()).stream()
            .filter(suspected)
            .sorted(Comparator.comparing(Incident::createdAt))
            .toList();
    for (List<Incident> group : groups(suspects)) {
      var imported = importer.store(around(group), Integer.MAX_VALUE);
      Set<String> ids = imported.orElseThrow().ids();
      incidents.noteUnlisted(
          group.stream().filter(i -> !ids.contains(i.id())).toList(), clock.instant());
    }
  }

  private static IncidentWindow around(List<Incident> sorted) {
    Instant end = sorted.getLast().createdAt().plusSeconds(1);
    return new IncidentWindow(sorted.getFirst().createdAt(), end, false);
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
