package dev.opsledger.oncall.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.Reference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Incidents as rows. Their keys and the indexes over them are built nowhere else. */
public final class IncidentRows {
  static final String ALL = "incidents";
  static final String BY_STATUS = "incidentsByStatus";
  static final String BY_SERVICE = "incidentsByService";
  static final String BY_DAY = "incidentsByDay";
  static final String LISTED = "INCIDENTS";

  /** What the reports show. */
  public static final List<String> REPORTED = List.of("id", "title", "status", "serviceId");

  /** What the dashboards show. */
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

  private static final String PREFIX = "INCIDENT#";
  private static final String SK = "INCIDENT";

  private IncidentRows() {}

  static String pk(String id) {
    return PREFIX + id;
  }

  static Map<String, AttributeValue> key(String id) {
    return Table.key(pk(id), SK);
  }

  public static String sk() {
    return SK;
  }

  static Row row(Incident incident) {
    return Row.of(pk(incident.id()), SK)
        .with("listed", LISTED)
        .with("id", incident.id())
        .with("number", incident.number().orElse(null))
        .with("title", incident.title())
        .with("status", incident.status())
        .with("urgency", incident.urgency().orElse(null))
        .with("serviceId", incident.service().map(Reference::id).orElse(null))
        .with("serviceName", incident.service().map(Reference::name).orElse(null))
        .with("policyId", incident.policy().orElse(null))
        .with("createdAt", incident.createdAt())
        .with("day", day(incident.createdAt()))
        .with("resolvedAt", incident.resolvedAt().orElse(null))
        .with("changedAt", incident.changedAt())
        .with("version", incident.version());
  }

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
        Instant.parse(row.get("changedAt")));
  }

  /** The day of a time, in UTC. */
  static String day(Instant at) {
    return at.toString().substring(0, "2026-11-22".length());
  }

  static Optional<String> service(Row row) {
    return row.find("serviceId");
  }
}
