package dev.opsledger.front;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import java.time.Instant;

/** Facts from which DORA's figures are computed, as the contexts publish them. */
public final class DoraFacts {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

  private DoraFacts() {}

  static Fact project(long id) {
    return new Fact(
        "deployments", "project", Long.toString(id), "1", AT, Json.object("projectId", id));
  }

  /** A deployment in production that ended at a time. */
  public static Fact deployment(long id, long project, String status, String end, String sha) {
    var payload =
        Json.object("projectId", project, "status", status, "commitSHA", sha, "endedAt", end);
    return new Fact(
        "deployments", "deployment", Long.toString(id), "1", Instant.parse(end), payload);
  }

  static Fact staging(long id, long project, String end, String sha) {
    var payload =
        Json.object(
            "projectId", project,
            "status", "done",
            "commitSHA", sha,
            "environment", "staging",
            "endedAt", end);
    return new Fact(
        "deployments", "deployment", Long.toString(id), "1", Instant.parse(end), payload);
  }

  /** A successful run of a commit. */
  public static Fact run(long id, String createdAt, String sha) {
    var payload =
        Json.object(
            "organization",
            "acme",
            "workflowId",
            5,
            "commitSHA",
            sha,
            "status",
            "completed",
            "conclusion",
            "success",
            "attempt",
            1,
            "createdAt",
            createdAt,
            "updatedAt",
            createdAt);
    return new Fact("ci", "run", Long.toString(id), "1", Instant.parse(createdAt), payload);
  }

  /** An incident; it is open if the time of its resolution is null. */
  public static Fact incident(String id, String service, String at, String resolvedAt) {
    var payload =
        Json.object(
            "serviceId", service,
            "status", resolvedAt == null ? "triggered" : "resolved",
            "createdAt", at,
            "resolvedAt", resolvedAt);
    return new Fact("oncall", "incident", id, "1", Instant.parse(at), payload);
  }
}
