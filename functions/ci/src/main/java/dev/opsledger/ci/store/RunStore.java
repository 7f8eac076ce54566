package dev.opsledger.ci.store;

import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The runs of all organizations. */
public final class RunStore {
  private final Table table;
  private final ZoneId zone;

  /** Keeps runs in the CI table, by the days of a time zone. */
  public RunStore(Table table, ZoneId zone) {
    this.table = table;
    this.zone = zone;
  }

  /**
   * Stores runs. A run that is stored already costs a read and no write, and an older state never
   * replaces a newer one.
   *
   * @return how many rows were written
   */
  public int save(Collection<WorkflowRun> runs) {
    var latest = new HashMap<Long, WorkflowRun>();
    for (WorkflowRun run : runs) {
      latest.merge(run.id(), run, (a, b) -> a.version().compareTo(b.version()) > 0 ? a : b);
    }
    if (latest.isEmpty()) {
      return 0;
    }
    var stored = new HashMap<String, Row>();
    table
        .getAll(latest.keySet().stream().map(CiKeys::run).toList())
        .forEach(row -> stored.put(row.pk(), row));
    List<Row> changed =
        latest.values().stream()
            .map(run -> row(run, stored.get(CiKeys.runPk(run.id()))))
            .filter(row -> mustWrite(row, stored.get(row.pk())))
            .toList();
    return (int)
        BoundedParallel.map(changed, this::write).stream().filter(written -> written).count();
  }

  /** Keeps the stored default branch where a run lacks it. */
  private Row row(WorkflowRun run, Row stored) {
    Row row = RunRows.of(run, zone);
    return stored == null || row.find(RunRows.DEFAULT_BRANCH).isPresent()
        ? row
        : row.with(RunRows.DEFAULT_BRANCH, stored.find(RunRows.DEFAULT_BRANCH).orElse(null));
  }

  private static boolean mustWrite(Row row, Row stored) {
    return stored == null
        || (!RunRows.equalExceptOwnerName(row, stored)
            && row.get("version").compareTo(stored.get("version")) >= 0);
  }

  private boolean write(Row row) {
    return table.putIf(
        row,
        "attribute_not_exists(pk) OR version <= :version",
        Map.of(":version", Row.text(row.get("version"))));
  }

  /**
   * A run that is not completed, as the index holds it.
   *
   * @param id the run's id
   * @param createdAt when it was created
   */
  public record OpenRun(long id, Instant createdAt) {}

  /** The runs of a repository that are not completed, oldest first. */
  public List<OpenRun> open(long repository) {
    var open = new ArrayList<OpenRun>();
    Iterable<Row> rows =
        table.query(
            q ->
                q.indexName(CiKeys.OPEN_RUNS)
                    .keyConditionExpression(CiKeys.OPEN_IN + " = :repository")
                    .expressionAttributeValues(
                        Map.of(":repository", Row.text(CiKeys.openIn(repository)))));
    for (Row row : rows) {
      long id = CiKeys.runOf(row.pk());
      open.add(new OpenRun(id, Instant.ofEpochMilli(row.number("createdAt"))));
    }
    return open;
  }

  /**
   * Closes a run that GitHub has deleted: it stays as it was last seen and is not fetched again,
   * unless it has changed since.
   *
   * @param asked when GitHub was asked for it
   */
  public void closeDeleted(long run, Instant asked) {
    table.update(
        CiKeys.runPk(run),
        CiKeys.RUN,
        u ->
            u.updateExpression("REMOVE " + CiKeys.OPEN_IN)
                .conditionExpression("attribute_exists(pk) AND updatedAt <= :asked")
                .expressionAttributeValues(Map.of(":asked", Row.number(asked.toEpochMilli()))));
  }
}
