package dev.opsledger.oncall;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Change;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.outbox.Occurrence;
import dev.opsledger.core.outbox.Parcel;
import dev.opsledger.core.outbox.TellingSettings;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an incident that changed has to tell: how it is, and the step that it took. */
record IncidentNews(TellingSettings queues) {
  /** Nothing when the row is no incident. */
  List<Parcel> of(Change change) {
    if (!change.sk().equals(IncidentRows.sk()) || change.after().isEmpty()) {
      return List.of();
    }
    Incident now = IncidentRows.incident(change.after().get());
    var parcels = new ArrayList<Parcel>();
    parcels.add(
        new Fact(
                "oncall",
                "incident",
                now.id(),
                change.version(now.version()),
                now.createdAt(),
                payload(now))
            .parcel(queues.facts()));
    for (Occurrence step : steps(change.before().map(IncidentRows::incident), now)) {
      if (step.isNewsOn(change)) {
        parcels.add(step.parcel(queues.activity()));
      }
    }
    return parcels;
  }

  private static List<Occurrence> steps(Optional<Incident> before, Incident now) {
    var steps = new ArrayList<Occurrence>();
    if (before.isEmpty()) {
      steps.add(step(now, "triggered", now.createdAt()));
    }
    boolean moved = before.map(was -> !was.status().equals(now.status())).orElse(true);
    if (moved && now.status().equals("acknowledged")) {
      steps.add(step(now, "acknowledged", now.changedAt()));
    }
    if (moved && now.status().equals(Incident.RESOLVED)) {
      steps.add(step(now, Incident.RESOLVED, now.resolvedAt().orElse(now.changedAt())));
    }
    return steps;
  }

  private static Occurrence step(Incident incident, String step, Instant at) {
    String id = "incident-" + incident.id();
    String key = id + "-" + step + "-" + at.getEpochSecond();
    return new Occurrence(id, key, "incident." + step, at, payload(incident));
  }

  private static JsonNode payload(Incident incident) {
    return Json.object(
        "incidentId", incident.id(),
        "number", incident.number(),
        "title", incident.title(),
        "status", incident.status(),
        "urgency", incident.urgency(),
        "serviceId", incident.service().map(Reference::id),
        "serviceName", incident.service().map(Reference::name),
        "createdAt", incident.createdAt(),
        "resolvedAt", incident.resolvedAt());
  }
}
