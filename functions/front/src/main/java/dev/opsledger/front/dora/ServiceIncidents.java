package dev.opsledger.front.dora;

import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.json.Json;
import dev.opsledger.front.store.FactQuery;
import dev.opsledger.front.store.StoredFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the incidents of a project's services. */
record ServiceIncidents(FactQuery facts) {
  /** The incidents of a range; empty if one service has more than fit into a response. */
  Optional<List<StoredFact>> of(Set<String> services, ReadRange range) {
    var all = new ArrayList<StoredFact>();
    for (Optional<List<StoredFact>> each :
        BoundedParallel.map(services, service -> of(service, range))) {
      if (each.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(each.get());
    }
    return Optional.of(all);
  }

  private Optional<List<StoredFact>> of(String service, ReadRange range) {
    return ReadRange.limited(
        limit ->
            facts.between(
                "incident", service, range.incidentsSince(), range.incidentsUntil(), limit));
  }

  static List<Outage> outages(List<StoredFact> incidents) {
    return incidents.stream().map(ServiceIncidents::outage).toList();
  }

  private static Outage outage(StoredFact incident) {
    return new Outage(
        incident.id(),
        service(incident),
        incident.occurredAt(),
        Json.text(incident.payload(), "resolvedAt").map(Instant::parse));
  }

  /** The service of an incident, empty text if it has none. */
  static String service(StoredFact incident) {
    return Json.text(incident.payload(), "serviceId").orElse("");
  }
}
