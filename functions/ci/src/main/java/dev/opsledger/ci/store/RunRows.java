package dev.opsledger.ci.store;

import dev.opsledger.ci.domain.Owner;
import dev.opsledger.ci.domain.WorkflowRun.Repository;
import dev.opsledger.ci.domain.WorkflowRun.Workflow;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The keys of runs. A run is one row for ever, whatever becomes of its repository's name; two
 * indexes list an organization's and a workflow's runs of a day in the order in which they are
 * read, so that reading costs what is returned; a third holds the runs that are not completed.
 *
 * <p>Rows are keyed by the owner's id, as names change. Those that a former version keyed by name
 * are found by that too, and move when GitHub lists their run again.
 *
 * <p>Days are those of the server's time zone, whose name is part of the key: a server that changes
 * its zone finds the runs of either.
 */
public final class RunRows {
  static final String BY_DAY = "runsByDay";
  static final String BY_WORKFLOW = "runsByWorkflowAndDay";
  static final String OPEN = "openRuns";
  static final String DEFAULT_BRANCH = "defaultBranch";
  public static final String RUN = "RUN";
  private static final String OWNER_NAME = "ownerName";

  private RunRows() {}

  public static Map<String, AttributeValue> key(long run) {
    return Table.key(pk(run), RUN);
  }

  static String pk(long run) {
    return "RUN#" + run;
  }

  /**
   * @param owner the owner's key, see {@link Owner#key}
   */
  static String day(String owner, ZoneId zone, LocalDate day) {
    return "%s#%s#%s".formatted(owner, zone.getId(), day);
  }

  static String workflowDay(String owner, ZoneId zone, LocalDate day, long workflow) {
    return day(owner, zone, day) + "#" + workflow;
  }

  /** Sorts by repository name, then newest first. '#' sorts before all that a name may hold. */
  static String position(String repository, Instant createdAt, long run) {
    return "%s#%019d#%019d"
        .formatted(repository, Long.MAX_VALUE - createdAt.toEpochMilli(), Long.MAX_VALUE - run);
  }

  /** The run that a position belongs to. */
  static long runAt(String position) {
    return Long.MAX_VALUE - Long.parseLong(position.substring(position.length() - 19));
  }

  public static Row of(WorkflowRun run, ZoneId zone) {
    Repository repository = run.repository();
    Workflow workflow = run.workflow();
    LocalDate day = run.createdAt().atZone(zone).toLocalDate();
    String owner = Owner.key(repository.ownerId(), repository.ownerName());
    Row row =
        Row.of(pk(run.id()), RUN)
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
            .with("ownerDay", day(owner, zone, day))
            .with("position", position(repository.name(), run.createdAt(), run.id()));
    if (workflow.id().isPresent()) {
      row = row.with("workflowDay", workflowDay(owner, zone, day, workflow.id().get()));
    }
    return run.completed() ? row : row.with("openIn", Long.toString(repository.id()));
  }

  /**
   * Whether two rows say the same, but for what the owner is called: that is looked up when it is
   * shown, so that an organization's other name costs no write for each of its runs.
   */
  static boolean sameButForOwnersName(Row one, Row other) {
    var attributes = new HashMap<>(one.attributes());
    attributes.put(OWNER_NAME, other.attributes().get(OWNER_NAME));
    return attributes.equals(other.attributes());
  }

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
