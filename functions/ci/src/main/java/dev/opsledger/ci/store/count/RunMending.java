package dev.opsledger.ci.store.count;

import dev.opsledger.ci.domain.count.CommitRuns;
import dev.opsledger.ci.domain.count.CountChange;
import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.ci.store.RunRows;
import dev.opsledger.ci.store.count.StoredRuns.StoredRun;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.WriteItems;
import dev.opsledger.core.recount.Findings;
import dev.opsledger.core.recount.StoredFigures;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.core.rollup.TallyText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Compares what rows remember of the rows beside them, and corrects it: a run of its attempts, of
 * its jobs, and a commit of its runs. Writers take what a row remembers for what is counted of it,
 * so the rollups stay right only if it is. What changes meanwhile is left to its writer.
 *
 * @param writes whether what differs is corrected, too
 * @param today the day by which weeks and months are over
 */
record RunMending(StoredRuns stored, Findings findings, boolean writes, LocalDate today) {
  private static final String ATTEMPTS = "attempts";

  /** Compares and corrects runs and their commits. */
  void mend(List<StoredRun> runs) {
    var counted = runs.stream().filter(run -> run.row().flag(RunRows.IN_DAYS)).toList();
    List<Row> unlike = counted.stream().filter(run -> !isWhole(run)).map(StoredRun::row).toList();
    stored.read(unlike).forEach(run -> mendRun(run, counted));
    Map<String, List<StoredRun>> byCommit = new TreeMap<>();
    counted.forEach(
        run ->
            commitPk(run)
                .ifPresent(pk -> byCommit.computeIfAbsent(pk, _ -> new ArrayList<>()).add(run)));
    Map<String, Row> commits = new HashMap<>();
    new RunRecount(stored.table()).commits(counted).forEach(row -> commits.put(row.pk(), row));
    byCommit.forEach(
        (pk, ofCommit) -> {
          CommitRuns known = known(Optional.ofNullable(commits.get(pk)));
          if (!with(known, ofCommit).equals(known)) {
            mendCommit(pk, ofCommit);
          }
        });
  }

  private static boolean isWhole(StoredRun run) {
    return RunRows.earlier(run.row()).equals(RunRecount.earlier(run))
        && remembered(run).equals(RunRecount.jobs(run));
  }

  private static Tally remembered(StoredRun run) {
    return run.parts().map(RunParts::tally).orElse(Tally.NONE);
  }

  private static Optional<String> commitPk(StoredRun run) {
    var known = RunRows.run(run.row());
    return known.commitSha().map(sha -> RunRecount.commitPk(known, sha));
  }

  private static CommitRuns known(Optional<Row> row) {
    return row.map(CommitRunRows::runs).orElse(CommitRuns.NONE);
  }

  private static CommitRuns with(CommitRuns known, List<StoredRun> runs) {
    CommitRuns merged = known;
    for (StoredRun run : runs) {
      merged = RunRecount.with(merged, run);
    }
    return merged;
  }

  /** A run that looks otherwise than before is being written. */
  private void mendRun(StoredRun run, List<StoredRun> before) {
    if (!before.contains(run)) {
      return;
    }
    Table table = stored.table();
    Tally earlier = RunRecount.earlier(run);
    if (!RunRows.earlier(run.row()).equals(earlier)) {
      findings.note(StoredFigures.rollup(run.row()), RunRows.earlier(run.row()), earlier);
      Row mended = run.row().with(RunRows.EARLIER, TallyText.of(earlier));
      if (writes) {
        GuardedRow.over(Optional.of(run.row()), mended).put(table);
      }
    }
    Tally jobs = RunRecount.jobs(run);
    if (!remembered(run).equals(jobs)) {
      findings.note(StoredFigures.rollup(run.row().pk(), CiKeys.PARTS), remembered(run), jobs);
      RunParts parts = run.parts().orElse(RunParts.none(run.row().number("runId")));
      RunParts mended = parts.counting(jobs).at(RunRows.place(run.row()));
      if (writes) {
        table.transact(List.of(mended.put(new WriteItems(table.name()))));
      }
    }
  }

  /**
   * The commit is read before its runs: whoever changes one of these meanwhile changes the commit.
   * The rollups change with it, as they do when a writer changes it.
   */
  private void mendCommit(String pk, List<StoredRun> runs) {
    Table table = stored.table();
    Optional<Row> row = table.getStrictly(pk, CiKeys.COMMIT);
    CommitRuns before = known(row);
    CommitRuns now = with(before, stored.read(runs.stream().map(StoredRun::row).toList()));
    if (now.equals(before)) {
      return;
    }
    findings.note(
        "%s %s".formatted(pk, CiKeys.COMMIT),
        ATTEMPTS,
        before.entries().size(),
        now.entries().size());
    if (!writes) {
      return;
    }
    CountChange change = now.counted();
    for (var each : before.counted().places().entrySet()) {
      change = change.minus(each.getKey(), each.getValue());
    }
    var write = new WriteItems(table.name());
    long revision = row.map(known -> known.number(CommitRunRows.REVISION)).orElse(0L);
    Row mended = CommitRunRows.row(pk, now, revision + 1);
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(
        row.isEmpty()
            ? write.putNew(mended)
            : write.putIf(
                mended, "revision = :revision", Map.of(":revision", Row.number(revision))));
    items.addAll(RollupWrites.items(write, change, today));
    table.transact(items);
  }
}
