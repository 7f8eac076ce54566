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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Maps a changed run to a fact and, if it failed on the default branch, a feed event. That a run
 * began, or that GitHub touched an open one, is no fact: the others know runs as open or ended.
 */
public record RunEventMapper(PublisherSettings queues) {
  /** The messages of a changed row; none if it is not a run. */
  public List<OutboundMessage> of(RowChange change) {
    if (!change.sk().equals(CiKeys.RUN) || change.after().filter(RunRows::isRun).isEmpty()) {
      return List.of();
    }
    WorkflowRun run = RunRows.run(change.after().get());
    if (!isFact(run, change)) {
      return List.of();
    }
    boolean failed = RunOutcome.of(run.latest()) == RunOutcome.FAILED;
    var messages = new ArrayList<OutboundMessage>();
    messages.add(fact(run, change.version(run.version())).message(queues.facts()));
    if (failed && run.onDefaultBranch() && failure(run).isNewsOn(change)) {
      messages.add(failure(run).message(queues.activity()));
    }
    return messages;
  }

  private static boolean isFact(WorkflowRun run, RowChange change) {
    return change
        .before()
        .filter(RunRows::isRun)
        .map(before -> Json.object(known(RunRows.run(before))))
        .filter(Json.object(known(run))::equals)
        .isEmpty();
  }

  private static Fact fact(WorkflowRun run, String version) {
    JsonNode payload = Json.object(known(run));
    return new Fact("ci", "run", Long.toString(run.id()), version, run.createdAt(), payload);
  }

  private static ActivityEvent failure(WorkflowRun run) {
    String id = "run-" + run.id();
    return new ActivityEvent(
        id, id + "-failed-" + run.latest().number(), "run.failed", run.updatedAt(), payload(run));
  }

  private static JsonNode payload(WorkflowRun run) {
    var fields = new ArrayList<Object>(List.of("runId", run.id()));
    fields.addAll(Arrays.asList(known(run)));
    fields.addAll(List.of("repositoryId", run.repository().id(), "createdAt", run.createdAt()));
    return Json.object(fields.toArray());
  }

  /** What the front knows of a run, beside its id and when it was created. */
  private static Object[] known(WorkflowRun run) {
    return new Object[] {
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
      "updatedAt", ended(run.latest())
    };
  }

  /** When an attempt ended. Rows of a former version tell only when it was changed last. */
  private static Optional<Instant> ended(RunAttempt attempt) {
    return attempt.completed()
        ? attempt.endedAt().or(() -> Optional.of(attempt.updatedAt()))
        : Optional.empty();
  }
}
