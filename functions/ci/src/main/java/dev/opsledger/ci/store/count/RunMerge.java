package dev.opsledger.ci.store.count;

import dev.opsledger.ci.domain.RunAttempt;
import dev.opsledger.ci.domain.RunHistory;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.domain.count.RollupPlace;
import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.ci.store.RunRows;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What was seen of a run, merged with its stored row.
 *
 * @param id the run's id
 * @param stored the row in its place: the run, or what jobs told before it was known
 * @param all all that is known now
 * @param row the row to store, as far as the attempts beside it do not matter
 */
record RunMerge(long id, Optional<Row> stored, RunHistory all, Row row) {
  static RunMerge of(RunHistory seen, Optional<Row> stored, ZoneId zone) {
    Optional<Row> before = stored.filter(RunRows::isRun);
    RunHistory all =
        before.map(row -> RunHistory.of(RunRows.run(row)).mergedWith(seen)).orElse(seen);
    Row now = RunRows.of(all.newest(), zone);
    Row row =
        before
            .map(known -> RunRows.continued(now, known, seen.newest()))
            .orElse(now)
            .with(RunRows.COUNTED, true)
            .with(RunRows.IN_DAYS, true);
    return new RunMerge(seen.newest().id(), stored, all, row);
  }

  /** The run's row before. */
  Optional<Row> before() {
    return stored.filter(RunRows::isRun);
  }

  /**
   * Whether a former version stored the run, or what its jobs told before it was known, and counted
   * nothing or not everything.
   */
  boolean uncounted() {
    return stored.filter(row -> !row.flag(RunRows.IN_DAYS)).isPresent();
  }

  /** Whether it says nothing that is not stored. */
  boolean unchanged() {
    return all.earlier().isEmpty() && before().filter(known -> same(row, known)).isPresent();
  }

  /** Whether a row says no more than the stored one. */
  static boolean same(Row now, Row stored) {
    Row comparable =
        now.with(RunRows.EARLIER, stored.find(RunRows.EARLIER).orElse(null))
            .with(GuardedRow.REVISION, stored.findNumber(GuardedRow.REVISION).orElse(null));
    return RunRows.equalExceptNames(comparable, stored);
  }

  RollupPlace place() {
    return RunRows.place(row);
  }

  /** Whether it was counted elsewhere. */
  private boolean moves() {
    return before()
        .filter(known -> known.flag(RunRows.COUNTED) && !RunRows.place(known).equals(place()))
        .isPresent();
  }

  /** The rows beside the run that must be known to merge it; those of a former version apart. */
  List<Map<String, AttributeValue>> needed() {
    var keys = new ArrayList<Map<String, AttributeValue>>();
    if (!uncounted()) {
      all.earlier().keySet().forEach(number -> keys.add(attemptKey(number)));
    }
    if (moves()) {
      keys.add(Table.key(CiKeys.runPk(id), CiKeys.PARTS));
    }
    if (concernsCommit()) {
      commitPk().ifPresent(pk -> keys.add(Table.key(pk, CiKeys.COMMIT)));
    }
    return keys;
  }

  private Map<String, AttributeValue> attemptKey(long number) {
    return Table.key(CiKeys.runPk(id), CiKeys.attemptSk(number));
  }

  /** Whether what is known of its commit may change. */
  boolean concernsCommit() {
    return all.newest().completed() || !all.earlier().isEmpty() || moves() || uncounted();
  }

  /** The partition of the run's workflow and commit, if it has a commit. */
  Optional<String> commitPk() {
    WorkflowRun run = all.newest();
    return run.commitSha().map(sha -> CiKeys.commitPk(RunRows.workflow(run), sha));
  }

  /** The attempts of the run before its latest one, with what was stored of each. */
  Map<Long, RunAttempt> earlier() {
    return all.earlier();
  }
}
