package dev.opsledger.oncall.publish;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.ActivityEvent;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.outbox.OutboundMessage;
import dev.opsledger.core.outbox.PublisherSettings;
import dev.opsledger.core.outbox.RowChange;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.IncidentCost;
import dev.opsledger.oncall.domain.Reference;
import dev.opsledger.oncall.store.IncidentRows;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Maps a changed incident row to a fact and, if its status changed, to feed events. */
public record IncidentEventMapper(PublisherSettings queues) {
  /** The messages to send; none if the row is not an incident. */
  public List<OutboundMessage> of(RowChange change) {
    if (!IncidentRows.isIncident(change.sk()) || change.after().isEmpty()) {
      return List.of();
    }
    Row after = change.after().get();
    Incident now = IncidentRows.incident(after);
    var messages = new ArrayList<OutboundMessage>();
    messages.add(
        new Fact(
                "oncall",
                "incident",
                now.id(),
                change.version(now.version()),
                now.createdAt(),
                fact(now, IncidentRows.cost(after)))
            .message(queues.facts()));
    for (ActivityEvent step : steps(change.before().map(IncidentRows::incident), now)) {
      if (step.isNewsOn(change)) {
        messages.add(step.message(queues.activity()));
      }
    }
    return messages;
  }

  private static List<ActivityEvent> steps(Optional<Incident> before, Incident now) {
    var steps = new ArrayList<ActivityEvent>();
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

  private static ActivityEvent step(Incident incident, String step, Instant at) {
    String id = "incident-" + incident.id();
    String key = id + "-" + step + "-" + at.getEpochSecond();
    return new ActivityEvent(id, key, "incident." + step, at, payload(incident));
  }

  /** What is known of an incident, and what it cost; null where that is not known. */
  private static JsonNode fact(Incident incident, IncidentCost cost) {
    Map<String, Object> fields = fields(incident);
    fields.put("interruptions", cost.interruptions());
    fields.put("engagedSeconds", cost.engagedSeconds());
    return Json.node(fields);
  }

  private static JsonNode payload(Incident incident) {
    return Json.node(fields(incident));
  }

  private static Map<String, Object> fields(Incident incident) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("incidentId", incident.id());
    fields.put("number", incident.number());
    fields.put("title", incident.title());
    fields.put("status", incident.status());
    fields.put("urgency", incident.urgency());
    fields.put("serviceId", incident.service().map(Reference::id));
    fields.put("serviceName", incident.service().map(Reference::name));
    fields.put("createdAt", incident.createdAt());
    fields.put("resolvedAt", incident.resolvedAt());
    return fields;
  }
}
