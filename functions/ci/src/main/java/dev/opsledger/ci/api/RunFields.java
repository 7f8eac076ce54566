package dev.opsledger.ci.api;

import dev.opsledger.ci.domain.Job;
import dev.opsledger.ci.domain.RunAttempt;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The JSON of runs, attempts and jobs. Times are epoch milliseconds; what is not known is null. */
final class RunFields {
  private RunFields() {}

  /** Fourteen fields in a fixed order. */
  static JsonNode brief(WorkflowRun run, String owner) {
    return Json.node(fields(run, owner));
  }

  /** The fourteen fields, and what else a run tells. */
  static JsonNode detailed(WorkflowRun run, String owner) {
    return Json.node(detailedFields(run, owner));
  }

  static Map<String, Object> detailedFields(WorkflowRun run, String owner) {
    Map<String, Object> fields = fields(run, owner);
    fields.put("event", run.origin().event());
    fields.put("actor", run.origin().actor());
    fields.put("triggeringActor", run.latest().startedBy());
    fields.put("title", run.origin().title());
    fields.put("runNumber", run.origin().number());
    fields.put("attempt", run.latest().number());
    fields.put("startedAt", millis(run.latest().startedAt()));
    fields.put("endedAt", millis(run.latest().endedAt()));
    fields.put("url", run.url(owner));
    fields.put("defaultBranch", run.repository().defaultBranch());
    return fields;
  }

  private static Map<String, Object> fields(WorkflowRun run, String owner) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("_id", "%024x".formatted(run.id()));
    fields.put("workflowId", run.workflow().id());
    fields.put("workflowName", run.workflow().name());
    fields.put("workflowPath", run.workflow().path());
    fields.put("workflowRunId", run.id());
    fields.put("status", run.status());
    fields.put("conclusion", run.conclusion());
    fields.put("runAt", run.createdAt().toEpochMilli());
    fields.put("repoId", run.repository().id());
    fields.put("repoName", run.repository().name());
    fields.put("ownerId", run.repository().ownerId());
    fields.put("ownerName", owner);
    fields.put("branch", run.branch());
    fields.put("commitSHA", run.commitSha());
    return fields;
  }

  static JsonNode attempt(RunAttempt attempt) {
    return Json.object(
        "attempt", attempt.number(),
        "status", attempt.status(),
        "conclusion", attempt.conclusion(),
        "triggeringActor", attempt.startedBy(),
        "startedAt", millis(attempt.startedAt()),
        "endedAt", millis(attempt.endedAt()));
  }

  static JsonNode job(Job job) {
    return Json.object(
        "jobId", job.id(),
        "attempt", job.attempt(),
        "name", job.name(),
        "labels", job.labels(),
        "runnerName", job.runner().name(),
        "runnerGroup", job.runner().group(),
        "status", job.state().status(),
        "conclusion", job.state().conclusion(),
        "queuedAt", millis(job.queuedAt()),
        "startedAt", millis(job.state().startedAt()),
        "completedAt", millis(job.state().completedAt()),
        "queuedMs", job.queued().map(Duration::toMillis),
        "waitedForApproval", job.waited());
  }

  private static Optional<Long> millis(Optional<Instant> time) {
    return time.map(Instant::toEpochMilli);
  }
}
