package dev.opsledger.ci.store.count;

import dev.opsledger.ci.domain.RunAttempt;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.domain.count.CommitRuns;
import dev.opsledger.ci.domain.count.CountChange;
import dev.opsledger.ci.domain.count.RollupPlace;
import dev.opsledger.ci.domain.count.RunCounts;
import dev.opsledger.ci.store.AttemptRows;
import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.ci.store.JobStore;
import dev.opsledger.ci.store.RunRows;
import dev.opsledger.ci.store.count.StoredRuns.StoredRun;
import dev.opsledger.core.count.RunDays;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.recount.StoredFigures;
import dev.opsledger.core.rollup.Tally;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts stored runs from their own rows, those of their attempts and jobs, and their commits. */
record RunRecount(Table table) {
  /** Long before today: what is counted in a day is not counted in its week and month as well. */
  private static final LocalDate NO_SPANS = LocalDate.MIN;

  /** The rollups of an owner's day and what its runs count for in them. */
  Map<StoredFigures, Tally> rollups(String owner, LocalDate day, Collection<StoredRun> runs) {
    CountChange sum = CountChange.NONE;
    for (Row row : commits(runs)) {
      sum = sum.plus(CommitRunRows.runs(row).counted());
    }
    var counted = new TreeMap<StoredFigures, Tally>();
    add(sum, counted);
    for (StoredRun run : runs) {
      if (run.row().flag(RunRows.COUNTED)) {
        add(CountChange.NONE.plus(RunRows.place(run.row()), all(run)), counted);
      }
    }
    String begin = RollupWrites.workflowPk(owner, "");
    counted
        .keySet()
        .removeIf(each -> !each.pk().startsWith(begin) || !RollupRange.isOfDay(each.sk(), day));
    return counted;
  }

  private static void add(CountChange change, Map<StoredFigures, Tally> counted) {
    RollupWrites.of(change, NO_SPANS)
        .forEach(
            (key, tally) ->
                counted.merge(StoredFigures.rollup(key.pk(), key.sk()), tally, Tally::plus));
  }

  /** The counts of repositories' days (UTC) that runs bring. */
  static Map<StoredFigures, Tally> days(Collection<StoredRun> runs) {
    var counted = new HashMap<StoredFigures, Tally>();
    for (StoredRun run : runs) {
      if (run.row().flag(RunRows.IN_DAYS)) {
        String pk = RunDays.pk(run.row().number("repoId"));
        RunCounts.days(all(run))
            .forEach(
                (day, tally) -> counted.merge(StoredFigures.rollup(pk, day), tally, Tally::plus));
      }
    }
    return counted;
  }

  /** The day (UTC) on which a run of a row was created. */
  static LocalDate created(Row row) {
    return Instant.ofEpochMilli(row.number("createdAt")).atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** What a run counts for, with its attempts and jobs. */
  private static Tally all(StoredRun stored) {
    WorkflowRun run = RunRows.run(stored.row());
    Tally ofDay = stored.row().flag(RunRows.IN_DAYS) ? RunCounts.ofDay(run) : Tally.NONE;
    return RunCounts.run(run).plus(ofDay).plus(earlier(stored)).plus(jobs(stored));
  }

  /** What its earlier attempts count for. */
  static Tally earlier(StoredRun run) {
    return run.attempts().stream()
        .map(row -> RunCounts.earlier(AttemptRows.attempt(row)))
        .reduce(Tally.NONE, Tally::plus);
  }

  /** What its jobs count for. */
  static Tally jobs(StoredRun run) {
    return run.jobs().stream()
        .map(row -> RunCounts.job(JobStore.job(row)))
        .reduce(Tally.NONE, Tally::plus);
  }

  /** The rows of the commits of runs, strongly consistent. */
  List<Row> commits(Collection<StoredRun> runs) {
    return table.getAllStrictly(
        runs.stream()
            .map(each -> RunRows.run(each.row()))
            .flatMap(run -> run.commitSha().map(sha -> commitPk(run, sha)).stream())
            .distinct()
            .map(pk -> Table.key(pk, CiKeys.COMMIT))
            .toList());
  }

  static String commitPk(WorkflowRun run, String sha) {
    return CiKeys.commitPk(RunRows.workflow(run), sha);
  }

  /** What is known of a commit with the attempts of a run. */
  static CommitRuns with(CommitRuns commit, StoredRun stored) {
    WorkflowRun run = RunRows.run(stored.row());
    RollupPlace place = RunRows.place(stored.row());
    var attempts = new ArrayList<RunAttempt>();
    stored.attempts().forEach(row -> attempts.add(AttemptRows.attempt(row)));
    attempts.add(run.latest());
    return commit.with(run, attempts, place);
  }
}
