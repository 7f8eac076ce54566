package dev.opsledger.oncall;

import dev.opsledger.core.dynamo.Row;

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

  /** Everything up to a quarter of an hour ago was listed. */
  public static Row coverage() {
    return Row.of("COVERAGE", "oncall")
        .with("from", "2026-05-20T10:00:00Z")
        .with("lookedTwice", "2026-11-22T09:30:01Z")
        .with("lookedOnce", "2026-11-22T09:45:01Z");
  }
}
