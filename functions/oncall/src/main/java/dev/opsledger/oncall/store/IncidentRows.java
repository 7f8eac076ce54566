package dev.opsledger.oncall.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.IncidentCost;
import dev.opsledger.oncall.domain.IncidentDetails;
import dev.opsledger.oncall.domain.Reference;
import java.time.Instant;
import java.util.List;

/** Maps incidents to rows and back. */
public final class IncidentRows {
  /** The attributes that the reports show. */
  public static final List<String> REPORTED = List.of("id", "title", "status", "serviceId");

  /** The attributes that the dashboards show. */
  public static final List<String> SHOWN =
      List.of(
          "id",
          "number",
          "title",
          "status",
          "urgency",
          "serviceId",
          "serviceName",
          "policyId",
          "createdAt",
          "resolvedAt");

  static final String INTERRUPTIONS = "interruptions";
  static final String ENGAGED = "engagedSeconds";

  private IncidentRows() {}

  /** Whether a row's sort key is that of an incident. */
  public static boolean isIncident(String sk) {
    return sk.equals(OncallKeys.INCIDENT);
  }

  static Row row(Incident incident, IncidentCost cost) {
    return Row.of(OncallKeys.incident(incident.id()), OncallKeys.INCIDENT)
        .with("listed", OncallKeys.LISTED)
        .with("id", incident.id())
        .with("number", incident.number().orElse(null))
        .with("title", incident.title())
        .with("status", incident.status())
        .with("urgency", incident.urgency().orElse(null))
        .with("serviceId", incident.service().map(Reference::id).orElse(null))
        .with("serviceName", incident.service().map(Reference::name).orElse(null))
        .with("policyId", incident.policy().orElse(null))
        .with("createdAt", incident.createdAt())
        .with("day", OncallKeys.day(incident.createdAt()))
        .with("resolvedAt", incident.resolvedAt().orElse(null))
        .with("changedAt", incident.changedAt())
        .with("version", incident.version())
        .with("url", incident.details().url().orElse(null))
        .with("priorityId", incident.details().priority().map(Reference::id).orElse(null))
        .with("priorityName", incident.details().priority().map(Reference::name).orElse(null))
        .with("resolveReason", incident.details().resolveReason().orElse(null))
        .with("mergedInto", incident.details().mergedInto().orElse(null))
        .with("reopenedAt", incident.details().reopenedAt().orElse(null))
        .with(INTERRUPTIONS, cost.interruptions().orElse(null))
        .with(ENGAGED, cost.engagedSeconds().orElse(null));
  }

  /** The incident of a row. */
  public static Incident incident(Row row) {
    return new Incident(
        row.get("id"),
        row.findNumber("number"),
        row.get("title"),
        row.get("status"),
        row.find("urgency"),
        row.find("serviceId").map(id -> new Reference(id, row.find("serviceName").orElse(id))),
        row.find("policyId"),
        Instant.parse(row.get("createdAt")),
        row.findInstant("resolvedAt"),
        Instant.parse(row.get("changedAt")),
        details(row));
  }

  /** What the incident of a row cost; unknown in a row that a former version wrote. */
  public static IncidentCost cost(Row row) {
    return new IncidentCost(row.findNumber(INTERRUPTIONS), row.findNumber(ENGAGED));
  }

  private static IncidentDetails details(Row row) {
    return new IncidentDetails(
        row.find("url"),
        row.find("priorityId").map(id -> new Reference(id, row.find("priorityName").orElse(id))),
        row.find("resolveReason"),
        row.find("mergedInto"),
        row.findInstant("reopenedAt"));
  }
}
