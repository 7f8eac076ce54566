package dev.opsledger.oncall;

import dev.opsledger.core.dynamo.Row;
import java.util.List;

/** Rows as the former version wrote them. */
public final class FormerRows {
  private FormerRows() {}

  /** An open incident of the service One, created on 2026-10-01. */
  public static Row incident(String id) {
    return Row.of("INCIDENT#" + id, "INCIDENT")
        .with("listed", "INCIDENTS")
        .with("id", id)
        .with("number", 9L)
        .with("title", "Gone")
        .with("status", "triggered")
        .with("urgency", "low")
        .with("serviceId", "S1")
        .with("serviceName", "One")
        .with("createdAt", "2026-10-01T08:00:00Z")
        .with("day", "2026-10-01")
        .with("changedAt", "2026-10-01T08:00:00Z")
        .with("version", "001790841600|1");
  }

  /** The timeline of such an incident, acknowledged five minutes later. */
  public static List<Row> timeline(String incident) {
    String pk = "TIMELINE#" + incident;
    return List.of(
        entry(pk, incident, "2026-10-01T08:00:00Z", "0", "trigger"),
        entry(pk, incident, "2026-10-01T08:00:30Z", "4", "notify")
            .with("person", "UADA")
            .with("channel", "push"),
        entry(pk, incident, "2026-10-01T08:05:00Z", "5", "acknowledge")
            .with("agentKind", "user")
            .with("agent", "UADA"),
        Row.of(pk, "HEAD").with("writes", 1L));
  }

  private static Row entry(String pk, String incident, String at, String rank, String kind) {
    return Row.of(pk, at + "#" + rank + "#R" + rank)
        .with("incident", incident)
        .with("kind", kind)
        .with("at", at)
        .with("entry", "R" + rank);
  }

  /** Everything up to a quarter of an hour ago was listed. */
  public static Row coverage() {
    return Row.of("COVERAGE", "oncall")
        .with("from", "2026-05-20T10:00:00Z")
        .with("lookedTwice", "2026-11-22T09:30:01Z")
        .with("lookedOnce", "2026-11-22T09:45:01Z");
  }
}
