package dev.opsledger.ci.store;

import dev.opsledger.ci.domain.RunHistory;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.store.count.CountedRuns;
import dev.opsledger.ci.store.count.GuardedRow;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runs of all organizations. */
public final class RunStore {
  private final Table table;
  private final ZoneId zone;
  private final Clock clock;
  private final CountedRuns rows;
  private final AttemptStore attempts;

  /** Keeps runs in the CI table, by the days of a time zone. */
  public RunStore(Table table, ZoneId zone, Clock clock) {
    this.table = table;
    this.zone = zone;
    this.clock = clock;
    this.rows = new CountedRuns(table, zone, clock);
    this.attempts = new AttemptStore(table);
  }

  /** The day it is now, as days are counted. */
  LocalDate today() {
    return clock.instant().atZone(zone).toLocalDate();
  }

  /**
   * What a save did.
   *
   * @param written how many rows were written
   * @param gaps the runs of which earlier attempts were neither stored nor asked for
   */
  public record Saved(int written, List<Gap> gaps) {}

  /**
   * A run of which attempts are missing.
   *
   * @param run the run's id
   * @param from the first attempt that may be missing
   * @param until the latest attempt, which is stored
   */
  public record Gap(long run, long from, long until) {}

  /**
   * Stores states of runs, in whatever order they come. A run that is stored already costs a read
   * and no write, and an older state never replaces a newer one. A run, its earlier attempts and
   * what is counted of them change in one transaction.
   */
  public Saved save(Collection<WorkflowRun> seen) {
    var histories = new LinkedHashMap<Long, RunHistory>();
    seen.forEach(run -> histories.merge(run.id(), RunHistory.of(run), RunHistory::mergedWith));
    List<CountedRuns.Merged> saved = rows.merge(histories.values());
    int written = (int) saved.stream().filter(CountedRuns.Merged::written).count();
    List<Gap> gaps = saved.stream().flatMap(each -> gap(each.row()).stream()).toList();
    return new Saved(written, gaps);
  }

  private static Optional<Gap> gap(Row row) {
    long latest = row.number("attempt");
    long from = row.number(RunRows.ATTEMPTS_UNTIL) + 1;
    return from < latest
        ? Optional.of(new Gap(row.number("runId"), from, latest))
        : Optional.empty();
  }

  /** The attempts of a gap that are not stored as completed. */
  public List<Long> missing(Gap gap) {
    return attempts.missing(gap.run(), gap.from(), gap.until());
  }

  /** Records that the attempts before the latest of a gap are stored, or that GitHub lacks them. */
  public void close(Gap gap) {
    table.update(
        CiKeys.runPk(gap.run()),
        CiKeys.RUN,
        u ->
            u.updateExpression(
                    "SET "
                        + RunRows.ATTEMPTS_UNTIL
                        + " = :until ADD "
                        + GuardedRow.REVISION
                        + " :one")
                .conditionExpression(
                    "attribute_exists(pk) AND (attribute_not_exists(%1$s) OR %1$s < :until)"
                        .formatted(RunRows.ATTEMPTS_UNTIL))
                .expressionAttributeValues(
                    Map.of(":until", Row.number(gap.until() - 1), ":one", Row.number(1L))));
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
