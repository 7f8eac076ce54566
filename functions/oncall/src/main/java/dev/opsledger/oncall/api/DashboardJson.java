package dev.opsledger.oncall.api;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.oncall.domain.Catalog;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.IncidentDetails;
import dev.opsledger.oncall.domain.Reference;
import dev.opsledger.oncall.domain.StatusCounts;
import dev.opsledger.oncall.domain.TimelineEntry;
import dev.opsledger.oncall.domain.TimelineEntry.Agent;
import dev.opsledger.oncall.store.IncidentRows;
import io.micronaut.json.tree.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The JSON objects of the dashboards; their fields have a fixed order. */
final class DashboardJson {
  private DashboardJson() {}

  static JsonNode incident(Row row, ServiceNames names) {
    return Json.object(
        "id", row.get("id"),
        "incident_number", row.findNumber("number"),
        "title", row.get("title"),
        "status", row.get("status"),
        "urgency", row.find("urgency"),
        "service_id", row.find("serviceId"),
        "service_name", names.of(row),
        "escalation_policy_id", row.find("policyId"),
        "created_at", row.get("createdAt"),
        "resolved_at", row.find("resolvedAt"));
  }

  /** An incident with all that is known of it. */
  static JsonNode detail(Row row, ServiceNames names) {
    Incident incident = IncidentRows.incident(row);
    IncidentDetails details = incident.details();
    return Json.object(
        "id", incident.id(),
        "incident_number", incident.number(),
        "title", incident.title(),
        "status", incident.status(),
        "urgency", incident.urgency(),
        "service_id", row.find("serviceId"),
        "service_name", names.of(row),
        "escalation_policy_id", incident.policy(),
        "created_at", incident.createdAt(),
        "resolved_at", incident.resolvedAt(),
        "url", details.url(),
        "priority", details.priority().map(p -> Json.object("id", p.id(), "name", p.name())),
        "resolve_reason", details.resolveReason(),
        "merged_into", details.mergedInto(),
        "reopened_at", details.reopenedAt());
  }

  /**
   * An entry of a timeline.
   *
   * @param people whether its people are shown; if not, only that it was a person
   * @param names the names of people by id
   */
  static JsonNode entry(TimelineEntry entry, boolean people, Map<String, String> names) {
    return Json.object(
        "id", entry.id(),
        "at", entry.at(),
        "type", entry.kind(),
        "agent", entry.agent().map(agent -> agent(agent, people, names)),
        "via", entry.via(),
        "user", entry.user().filter(_ -> people).map(id -> person(id, names)),
        "notification",
            entry
                .notification()
                .map(n -> Json.object("channel", n.channel(), "status", n.status())),
        "state", entry.state(),
        "assignees",
            people ? entry.assignees().stream().map(id -> person(id, names)).toList() : List.of(),
        "assignees_count", entry.assignees().size(),
        "service_id", entry.service(),
        "team_ids", entry.teams());
  }

  private static JsonNode agent(Agent agent, boolean people, Map<String, String> names) {
    boolean shown = people || !agent.isUser();
    return Json.object(
        "type", agent.kind(),
        "id", shown ? agent.id() : null,
        "name", shown ? names.get(agent.id()) : null);
  }

  private static JsonNode person(String id, Map<String, String> names) {
    return Json.object("id", id, "name", names.get(id));
  }

  static JsonNode service(Catalog.Service service) {
    return Json.object(
        "id", service.id(),
        "name", service.name(),
        "status", service.status(),
        "team_id", service.teams().isEmpty() ? null : service.teams().getFirst(),
        "team_ids", service.teams(),
        "escalation_policy_id", service.policy());
  }

  static List<JsonNode> named(Collection<Catalog.Service> services) {
    return services.stream().map(s -> Json.object("id", s.id(), "name", s.name())).toList();
  }

  static List<JsonNode> references(List<Reference> references) {
    return references.stream().map(r -> Json.object("id", r.id(), "name", r.name())).toList();
  }

  static JsonNode team(Reference team, List<Catalog.Service> services) {
    return Json.object(
        "id", team.id(),
        "name", team.name(),
        "services_count", services.size(),
        "services", named(services));
  }

  static JsonNode policy(
      Catalog.Policy policy, List<Reference> teams, List<Catalog.Service> services) {
    return Json.object(
        "id", policy.id(),
        "name", policy.name(),
        "teams", references(teams),
        "services", named(services));
  }

  static JsonNode counts(Catalog.Service service, StatusCounts counts) {
    return Json.object(
        "id", service.id(),
        "name", service.name(),
        "incidents_count", counts.total(),
        "by_status",
            Json.object(
                "triggered", counts.of("triggered"),
                "acknowledged", counts.of("acknowledged"),
                "resolved", counts.of("resolved")));
  }
}
