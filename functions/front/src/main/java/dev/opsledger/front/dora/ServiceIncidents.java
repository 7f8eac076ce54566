package dev.opsledger.front.dora;

import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.json.Json;
import dev.opsledger.front.store.FactQuery;
import dev.opsledger.front.store.StoredFact;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Reads the incidents of a project's services. */
record ServiceIncidents(FactQuery facts) {
  List<StoredFact> of(Set<String> services, ReadRange range) {
    return BoundedParallel.map(services, service -> of(service, range)).stream()
        .flatMap(List::stream)
        .toList();
  }

  private List<StoredFact> of(String service, ReadRange range) {
    return ReadRange.limited(
        limit ->
            facts.between(
                "incident", service, range.incidentsSince(), range.incidentsUntil(), limit));
  }

  static List<Outage> outages(List<StoredFact> incidents, ReadRange range) {
    return incidents.stream()
        .filter(fact -> range.includesIncident(fact.occurredAt()))
        .map(ServiceIncidents::outage)
        .toList();
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
