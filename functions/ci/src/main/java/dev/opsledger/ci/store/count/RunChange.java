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
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.core.rollup.TallyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The rows that a state of a run changes, and the counts that follow from them.
 *
 * @param id the run's id
 * @param stored the row in the run's place
 * @param row the row to store
 * @param changed whether that row says more than the stored one
 * @param attempts rows of earlier attempts to store
 * @param parts what the run's jobs count for, if that is to be stored
 * @param counts how the rollups change, but for what the commit counts for
 * @param commit the partition of its workflow and commit, if that is to be merged
 * @param known the completed attempts to be merged there
 */
record RunChange(
    long id,
    Optional<Row> stored,
    Row row,
    boolean changed,
    List<Row> attempts,
    Optional<RunParts> parts,
    CountChange counts,
    Optional<String> commit,
    List<RunAttempt> known) {

  /**
   * Works out a change.
   *
   * @param beside the rows that the merge needs, by sort key; of a run that a former version
   *     stored, all rows of its partition
   */
  static RunChange of(RunMerge merge, Map<String, Row> beside) {
    var attempts = new TreeMap<Long, Row>();
    beside.forEach(
        (sk, row) -> {
          if (sk.startsWith(CiKeys.ATTEMPT_PREFIX)) {
            attempts.put(row.number("attempt"), row);
          }
        });
    Tally replaced = tally(merge.earlier().keySet().stream().flatMap(n -> row(attempts, n)));
    var toStore = new ArrayList<Row>();
    merge
        .earlier()
        .forEach((number, seen) -> merged(merge.id(), attempts, seen).ifPresent(toStore::add));
    toStore.forEach(row -> attempts.put(row.number("attempt"), row));
    Tally now = tally(merge.earlier().keySet().stream().flatMap(n -> row(attempts, n)));
    Tally earlier =
        merge.uncounted()
            ? tally(attempts.values().stream())
            : merge.before().map(RunRows::earlier).orElse(Tally.NONE).minus(replaced).plus(now);
    Row row =
        earlier.isEmpty() ? merge.row() : merge.row().with(RunRows.EARLIER, TallyText.of(earlier));
    boolean changed =
        !toStore.isEmpty() || merge.before().filter(known -> same(row, known)).isEmpty();
    Optional<RunParts> partsBefore = partsBefore(merge, beside);
    Optional<RunParts> parts = partsNow(partsBefore, merge, beside);
    CountChange before =
        merge
            .before()
            .map(RunRows::counted)
            .orElse(CountChange.NONE)
            .plus(partsBefore.map(RunParts::counted).orElse(CountChange.NONE));
    CountChange after =
        RunRows.counted(row).plus(parts.map(RunParts::counted).orElse(CountChange.NONE));
    var known = new ArrayList<RunAttempt>();
    attempts.values().forEach(each -> known.add(AttemptRows.attempt(each)));
    known.add(RunRows.run(row).latest());
    return new RunChange(
        merge.id(),
        merge.stored(),
        row,
        changed,
        toStore,
        parts,
        difference(after, before),
        merge.concernsCommit() ? merge.commitPk() : Optional.empty(),
        known);
  }

  private static boolean same(Row now, Row stored) {
    return now.find(RunRows.EARLIER).equals(stored.find(RunRows.EARLIER))
        && RunMerge.same(now, stored);
  }

  private static Stream<Row> row(Map<Long, Row> attempts, long number) {
    return Optional.ofNullable(attempts.get(number)).stream();
  }

  private static Tally tally(Stream<Row> attempts) {
    return attempts
        .map(row -> RunCounts.earlier(AttemptRows.attempt(row)))
        .reduce(Tally.NONE, Tally::plus);
  }

  /** The row of an earlier attempt, if it says more than the stored one. */
  private static Optional<Row> merged(long run, Map<Long, Row> stored, RunAttempt seen) {
    Optional<Row> before = row(stored, seen.number()).findFirst();
    Row now =
        AttemptRows.row(
            run, before.map(row -> AttemptRows.attempt(row).mergedWith(seen)).orElse(seen));
    return GuardedRow.same(now, before)
        ? Optional.empty()
        : Optional.of(GuardedRow.over(before, now).row());
  }

  /** What its jobs counted for before: beside the run, or in its place. */
  private static Optional<RunParts> partsBefore(RunMerge merge, Map<String, Row> beside) {
    Optional<Row> waiting = merge.stored().filter(row -> !RunRows.isRun(row));
    if (waiting.isPresent()) {
      return waiting.map(RunParts::of);
    }
    return Optional.ofNullable(beside.get(CiKeys.PARTS)).map(RunParts::of);
  }

  private static Tally jobs(Map<String, Row> beside) {
    return beside.entrySet().stream()
        .filter(each -> each.getKey().startsWith(CiKeys.JOB_PREFIX))
        .map(each -> RunCounts.job(JobStore.job(each.getValue())))
        .reduce(Tally.NONE, Tally::plus);
  }

  private static Optional<RunParts> partsNow(
      Optional<RunParts> before, RunMerge merge, Map<String, Row> beside) {
    Optional<RunParts> now = before;
    if (merge.uncounted()) {
      RunParts counted = before.orElse(RunParts.none(merge.id())).counting(jobs(beside));
      now = Optional.of(counted).filter(_ -> before.isPresent() || !counted.tally().isEmpty());
    }
    RollupPlace place = merge.place();
    return now.map(parts -> parts.place().isPresent() ? parts.at(place) : parts.beside(place));
  }

  private static CountChange difference(CountChange after, CountChange before) {
    CountChange change = after;
    for (var each : before.places().entrySet()) {
      change = change.minus(each.getKey(), each.getValue());
    }
    return change;
  }

  /** What is known of its commit with this run. */
  CommitRuns merged(CommitRuns before) {
    WorkflowRun run = RunRows.run(row);
    return before.with(run, known, RunRows.place(row));
  }

  /** The run's row over the stored one. */
  GuardedRow guarded() {
    return GuardedRow.over(stored, row);
  }

  /** Whether nothing but the run's own row changes. */
  boolean isAlone() {
    return attempts.isEmpty() && parts.isEmpty() && counts.isEmpty();
  }
}
