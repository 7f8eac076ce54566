package dev.opsledger.ci.store;

import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.domain.WorkflowRun.Origin;
import dev.opsledger.ci.domain.WorkflowRun.Repository;
import dev.opsledger.ci.domain.WorkflowRun.Workflow;
import dev.opsledger.ci.domain.count.CountChange;
import dev.opsledger.ci.domain.count.RollupPlace;
import dev.opsledger.ci.domain.count.RunCounts;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.core.rollup.TallyText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;

/**
 * Maps runs to rows and back. A run is one row for ever, whatever its repository is called later;
 * its day is that of the server's time zone.
 */
public final class RunRows {
  /** Up to which attempt, before the latest, every attempt is stored or was asked for. */
  static final String ATTEMPTS_UNTIL = "attemptsUntil";

  /** Whether a run is in the rollups; those that a former version stored are not. */
  public static final String COUNTED = "counted";

  /** Whether a run and its jobs are in the counts of days too; a former version had none. */
  public static final String IN_DAYS = "inDays";

  /** What a run's earlier attempts count for. */
  public static final String EARLIER = "earlier";

  /**
   * The version of a row's shape. Rows of a former one have none, and lack what a run tells of
   * itself; they are written again when GitHub lists their run.
   */
  private static final long SHAPE = 2;

  private static final String OWNER_NAME = "ownerName";
  private static final String ACTOR = "actor";

  private RunRows() {}

  /** The row of a run. */
  public static Row of(WorkflowRun run, ZoneId zone) {
    Repository repository = run.repository();
    Workflow workflow = run.workflow();
    LocalDate day = run.createdAt().atZone(zone).toLocalDate();
    String owner = CiKeys.owner(repository.ownerId(), repository.ownerName());
    Row row =
        origin(run, AttemptRows.fill(Row.of(CiKeys.runPk(run.id()), CiKeys.RUN), run.latest()))
            .with("runId", run.id())
            .with("workflowId", workflow.id().orElse(null))
            .with("workflowName", workflow.name().orElse(null))
            .with("workflowPath", workflow.path().orElse(null))
            .with("createdAt", run.createdAt().toEpochMilli())
            .with("repoId", repository.id())
            .with("repoName", repository.name())
            .with("ownerId", repository.ownerId().orElse(null))
            .with(OWNER_NAME, repository.ownerName())
            .with("defaultBranch", repository.defaultBranch().orElse(null))
            .with("branch", run.branch().orElse(null))
            .with("commitSha", run.commitSha().orElse(null))
            .with("shape", SHAPE)
            .with(CiKeys.OWNER_DAY, CiKeys.ownerDay(owner, zone, day))
            .with(CiKeys.POSITION, CiKeys.position(repository.name(), run.createdAt(), run.id()));
    if (workflow.id().isPresent()) {
      row =
          row.with(CiKeys.WORKFLOW_DAY, CiKeys.workflowDay(owner, zone, day, workflow.id().get()));
    }
    return run.completed() ? row : row.with(CiKeys.OPEN_IN, CiKeys.openIn(repository.id()));
  }

  private static Row origin(WorkflowRun run, Row row) {
    Origin origin = run.origin();
    return row.with("event", origin.event().orElse(null))
        .with(ACTOR, origin.actor().orElse(null))
        .with("runNumber", origin.number().orElse(null))
        .with("title", origin.title().orElse(null))
        .with("site", origin.site().orElse(null));
  }

  /** The row that follows a stored one, with what only rows know. */
  public static Row continued(Row now, Row stored, WorkflowRun seen) {
    long until = stored.number(ATTEMPTS_UNTIL);
    long before = stored.number("attempt");
    boolean followed = now.number("attempt") > before && before == until + 1;
    boolean whole = followed && AttemptRows.attempt(stored).completed();
    long known = whole ? before : until;
    Row row = known > 0 ? now.with(ATTEMPTS_UNTIL, known) : now;
    boolean late = seen.version().compareTo(stored.get(AttemptRows.VERSION)) < 0;
    boolean closed = late && !stored.attributes().containsKey(CiKeys.OPEN_IN);
    return closed ? without(row, CiKeys.OPEN_IN) : row;
  }

  private static Row without(Row row, String attribute) {
    var attributes = new HashMap<>(row.attributes());
    attributes.remove(attribute);
    return new Row(attributes);
  }

  /**
   * Whether two rows are equal except for people's and the owner's names. Renaming an account does
   * not rewrite each of its runs; the owner's name is looked up when they are read.
   */
  public static boolean equalExceptNames(Row now, Row stored) {
    var attributes = new HashMap<>(now.attributes());
    for (String name : List.of(OWNER_NAME, ACTOR, AttemptRows.STARTED_BY)) {
      if (stored.attributes().containsKey(name)) {
        attributes.put(name, stored.attributes().get(name));
      }
    }
    return attributes.equals(stored.attributes());
  }

  /** Whether a row holds a run, and not only what jobs told of one that is not known yet. */
  public static boolean isRun(Row row) {
    return row.findNumber("runId").isPresent();
  }

  /** Where the run of a row is counted: by the day that its row is stored under. */
  public static RollupPlace place(Row row) {
    WorkflowRun run = run(row);
    long repository = run.repository().id();
    String day = row.get(CiKeys.OWNER_DAY);
    return new RollupPlace(
        day.substring(0, day.indexOf('#')),
        repository,
        workflow(run),
        run.onDefaultBranch(),
        day.substring(day.lastIndexOf('#') + 1),
        run.origin().event().orElse(""));
  }

  /** What stands for a run's workflow in the keys of rollups. */
  public static String workflow(WorkflowRun run) {
    return run.workflow()
        .id()
        .map(String::valueOf)
        .orElseGet(() -> RollupPlace.withoutWorkflow(run.repository().id()));
  }

  /** What a row is counted for: a run with its attempts; nothing if it is not counted yet. */
  public static CountChange counted(Row row) {
    return row.flag(COUNTED) ? CountChange.NONE.plus(place(row), tally(row)) : CountChange.NONE;
  }

  private static Tally tally(Row row) {
    WorkflowRun run = run(row);
    Tally ofDay = row.flag(IN_DAYS) ? RunCounts.ofDay(run) : Tally.NONE;
    return RunCounts.run(run).plus(earlier(row)).plus(ofDay);
  }

  /** What a run's earlier attempts count for, as its row remembers it. */
  public static Tally earlier(Row row) {
    return row.find(EARLIER).map(TallyText::parse).orElse(Tally.NONE);
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
            row.find("defaultBranch")),
        row.find("branch"),
        row.find("commitSha"),
        Instant.ofEpochMilli(row.number("createdAt")),
        new Origin(
            row.find("event"),
            row.find(ACTOR),
            row.findNumber("runNumber"),
            row.find("title"),
            row.find("site")),
        AttemptRows.attempt(row));
  }
}
