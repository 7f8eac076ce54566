package dev.opsledger.ci.publish;

import dev.opsledger.ci.domain.RunAttempt;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.domain.count.RunOutcome;
import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.ci.store.RunRows;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.ActivityEvent;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.outbox.OutboundMessage;
import dev.opsledger.core.outbox.PublisherSettings;
import dev.opsledger.core.outbox.RowChange;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Maps a changed run to a fact and, if it failed on the default branch, a feed event. A change that
 * leaves an open run open is not published: consumers only tell open runs from ended ones.
 */
public record RunEventMapper(PublisherSettings queues) {
  /**
   * The messages of a changed row; none if it is not a run or nothing that is published changed.
   */
  public List<OutboundMessage> of(RowChange change) {
    if (!change.sk().equals(CiKeys.RUN) || change.after().filter(RunRows::isRun).isEmpty()) {
      return List.of();
    }
    WorkflowRun run = RunRows.run(change.after().get());
    JsonNode known = known(run);
    Optional<JsonNode> before =
        change.before().filter(RunRows::isRun).map(RunRows::run).map(RunEventMapper::known);
    if (before.equals(Optional.of(known))) {
      return List.of();
    }
    boolean failed = RunOutcome.of(run.latest()) == RunOutcome.FAILED;
    var messages = new ArrayList<OutboundMessage>();
    messages.add(fact(run, change.version(run.version()), known).message(queues.facts()));
    if (failed && run.onDefaultBranch() && failure(run, known).isNewsOn(change)) {
      messages.add(failure(run, known).message(queues.activity()));
    }
    return messages;
  }

  private static Fact fact(WorkflowRun run, String version, JsonNode known) {
    return new Fact("ci", "run", Long.toString(run.id()), version, run.createdAt(), known);
  }

  private static ActivityEvent failure(WorkflowRun run, JsonNode known) {
    String id = "run-" + run.id();
    var payload = new LinkedHashMap<String, Object>();
    payload.put("runId", run.id());
    known.entries().forEach(each -> payload.put(each.getKey(), each.getValue()));
    payload.put("repositoryId", run.repository().id());
    payload.put("createdAt", run.createdAt());
    String key = id + "-failed-" + run.latest().number();
    return new ActivityEvent(id, key, "run.failed", run.updatedAt(), Json.node(payload));
  }

  /** What the front knows of a run, beside its id and when it was created. */
  private static JsonNode known(WorkflowRun run) {
    return Json.object(
        "organization", run.repository().ownerName(),
        "organizationId", run.repository().ownerId(),
        "repository", run.repository().name(),
        "workflowId", run.workflow().id(),
        "workflowName", run.workflow().name(),
        "branch", run.branch(),
        "onDefaultBranch", run.onDefaultBranch(),
        "commitSHA", run.commitSha(),
        "status", run.latest().completed() ? run.status() : "running",
        "conclusion", run.conclusion(),
        "attempt", run.latest().number(),
        "updatedAt", ended(run.latest()));
  }

  /** When an attempt ended. Rows of a former version tell only when it was changed last. */
  private static Optional<Instant> ended(RunAttempt attempt) {
    return attempt.completed()
        ? attempt.endedAt().or(() -> Optional.of(attempt.updatedAt()))
        : Optional.empty();
  }
}
