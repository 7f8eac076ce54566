package dev.opsledger.oncall.api;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.oncall.domain.Catalog;
import dev.opsledger.oncall.domain.Reference;
import dev.opsledger.oncall.domain.StatusCounts;
import io.micronaut.json.tree.JsonNode;
import java.util.Collection;
import java.util.List;

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
