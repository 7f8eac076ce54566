package dev.opsledger.front.projection;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.front.domain.Contribution;
import dev.opsledger.front.domain.IncidentCounters;
import dev.opsledger.front.domain.Projection;
import dev.opsledger.front.store.FrontKeys;
import io.micronaut.json.tree.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts an incident while it is open. */
final class IncidentProjection {
  private static final String NO_SERVICE = "-";

  private IncidentProjection() {}

  static Projection of(Fact fact) {
    JsonNode incident = fact.payload();
    Optional<String> service = Json.text(incident, "serviceId").filter(id -> !id.isEmpty());
    Projection projection = Projection.of(contributions(incident, service.orElse(NO_SERVICE)));
    Projection listed = service.map(projection::ofUnit).orElse(projection);
    return IncidentCounters.isOpen(Json.text(incident, "status").orElse(""))
        ? listed.ranked(FrontKeys.openIncidents(), fact.occurredAt().toEpochMilli())
        : listed;
  }

  private static List<Contribution> contributions(JsonNode incident, String service) {
    String status = Json.text(incident, "status").orElse("");
    if (!IncidentCounters.isOpen(status)) {
      return List.of();
    }
    Map<String, Long> one = Map.of(status, 1L);
    var ofService = new HashMap<>(one);
    Json.text(incident, "urgency")
        .filter(IncidentCounters.KNOWN_URGENCIES::contains)
        .ifPresent(urgency -> ofService.put(IncidentCounters.urgency(urgency), 1L));
    String name = Json.text(incident, "serviceName").orElse("(no service)");
    return List.of(
        Contribution.of(FrontKeys.incidentsNow(), one),
        new Contribution(FrontKeys.service(service), ofService, Map.of("service", name)));
  }
}
