package dev.opsledger.ci.store;

import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.domain.WorkflowRun.Repository;
import dev.opsledger.ci.domain.WorkflowRun.Workflow;
import dev.opsledger.core.dynamo.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;

/**
 * Maps runs to rows and back. A run is one row for ever, whatever its repository is called later;
 * its day is that of the server's time zone.
 */
public final class RunRows {
  static final String DEFAULT_BRANCH = "defaultBranch";
  private static final String OWNER_NAME = "ownerName";

  private RunRows() {}

  /** The row of a run. */
  public static Row of(WorkflowRun run, ZoneId zone) {
    Repository repository = run.repository();
    Workflow workflow = run.workflow();
    LocalDate day = run.createdAt().atZone(zone).toLocalDate();
    String owner = CiKeys.owner(repository.ownerId(), repository.ownerName());
    Row row =
        Row.of(CiKeys.runPk(run.id()), CiKeys.RUN)
            .with("runId", run.id())
            .with("workflowId", workflow.id().orElse(null))
            .with("workflowName", workflow.name().orElse(null))
            .with("workflowPath", workflow.path().orElse(null))
            .with("status", run.status())
            .with("conclusion", run.conclusion().orElse(null))
            .with("createdAt", run.createdAt().toEpochMilli())
            .with("updatedAt", run.updatedAt().toEpochMilli())
            .with("attempt", run.attempt())
            .with("repoId", repository.id())
            .with("repoName", repository.name())
            .with("ownerId", repository.ownerId().orElse(null))
            .with(OWNER_NAME, repository.ownerName())
            .with(DEFAULT_BRANCH, repository.defaultBranch().orElse(null))
            .with("branch", run.branch().orElse(null))
            .with("commitSha", run.commitSha().orElse(null))
            .with("title", run.title().orElse(null))
            .with("version", run.version())
            .with(CiKeys.OWNER_DAY, CiKeys.ownerDay(owner, zone, day))
            .with(CiKeys.POSITION, CiKeys.position(repository.name(), run.createdAt(), run.id()));
    if (workflow.id().isPresent()) {
      row =
          row.with(CiKeys.WORKFLOW_DAY, CiKeys.workflowDay(owner, zone, day, workflow.id().get()));
    }
    return run.completed() ? row : row.with(CiKeys.OPEN_IN, CiKeys.openIn(repository.id()));
  }

  /**
   * Whether two rows are equal except for the owner's name. That is looked up when runs are read,
   * so renaming an organization does not rewrite each of its runs.
   */
  static boolean equalExceptOwnerName(Row one, Row other) {
    var attributes = new HashMap<>(one.attributes());
    attributes.put(OWNER_NAME, other.attributes().get(OWNER_NAME));
    return attributes.equals(other.attributes());
  }

  /** The run of a row. */
  public static WorkflowRun run(Row row) {
    return new WorkflowRun(
        row.number("runId"),
        new Workflow(
            row.findNumber("workflowId"), row.find("workflowName"), row.find("workflowPath")),
        new Repository(
            row.number("repoId"),
            row.get("repoName"),
            row.findNumber("ownerId"),
            row.get(OWNER_NAME),
            row.find(DEFAULT_BRANCH)),
        row.get("status"),
        row.find("conclusion"),
        row.find("branch"),
        row.find("commitSha"),
        Instant.ofEpochMilli(row.number("createdAt")),
        row.number("attempt"),
        Instant.ofEpochMilli(row.number("updatedAt")),
        row.find("title"));
  }
}
