package dev.opsledger.ci.store.count;

import dev.opsledger.ci.domain.count.CommitRuns;
import dev.opsledger.ci.domain.count.CountChange;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.WriteItems;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Several changes of runs and all that follows from them, in one transaction. A row of a commit or
 * of a rollup that several of them change is written once.
 */
final class RunTransaction {
  /** As many rows as a transaction takes. They are a few kilobytes each, far below its 4 MB. */
  private static final int MOST = 100;

  private final WriteItems write;
  private final Map<String, Commit> commits;
  private final LocalDate today;
  private final List<RunChange> changes = new ArrayList<>();
  private final Map<String, CommitRuns> merged = new HashMap<>();
  private CountChange counts = CountChange.NONE;

  /**
   * What is stored of a commit.
   *
   * @param runs the completed attempts
   * @param revision the row's revision, 0 if there is no row
   */
  record Commit(CommitRuns runs, long revision) {
    static final Commit NONE = new Commit(CommitRuns.NONE, 0);

    static Commit of(Row row) {
      return new Commit(CommitRunRows.runs(row), row.number(CommitRunRows.REVISION));
    }
  }

  /**
   * A transaction without changes.
   *
   * @param commits what is stored of commits, by partition
   */
  RunTransaction(Table table, Map<String, Commit> commits, LocalDate today) {
    this.write = new WriteItems(table.name());
    this.commits = commits;
    this.today = today;
  }

  /** Adds a change if it fits. */
  boolean add(RunChange change) {
    CommitRuns before = change.commit().map(this::runs).orElse(CommitRuns.NONE);
    CommitRuns after = change.commit().map(_ -> change.merged(before)).orElse(before);
    CountChange sum =
        difference(counts.plus(change.counts()).plus(after.counted()), before.counted());
    if (!changes.isEmpty() && rows(change, sum) > MOST) {
      return false;
    }
    changes.add(change);
    counts = sum;
    if (!after.equals(before)) {
      merged.put(change.commit().orElseThrow(), after);
    }
    return true;
  }

  private CommitRuns runs(String commit) {
    return merged.getOrDefault(commit, stored(commit).runs());
  }

  private Commit stored(String commit) {
    return commits.getOrDefault(commit, Commit.NONE);
  }

  private static CountChange difference(CountChange after, CountChange before) {
    CountChange change = after;
    for (var each : before.places().entrySet()) {
      change = change.minus(each.getKey(), each.getValue());
    }
    return change;
  }

  private int rows(RunChange more, CountChange sum) {
    Set<String> allCommits = new HashSet<>(merged.keySet());
    more.commit().ifPresent(allCommits::add);
    int own = changes.stream().mapToInt(RunTransaction::rows).sum() + rows(more);
    return own + allCommits.size() + RollupWrites.of(sum, today).size();
  }

  private static int rows(RunChange change) {
    return 1 + change.attempts().size() + (change.parts().isPresent() ? 1 : 0);
  }

  /** The changes in this transaction. */
  List<RunChange> changes() {
    return changes;
  }

  /** Whether a single row is written, for which a plain write is half the price. */
  boolean isOneRow() {
    return changes.size() == 1
        && changes.getFirst().isAlone()
        && merged.isEmpty()
        && counts.isEmpty();
  }

  /** The writes, each on the condition that what it is based on has not changed. */
  List<TransactWriteItem> items() {
    var items = new ArrayList<TransactWriteItem>();
    for (RunChange change : changes) {
      items.add(change.guarded().item(write));
      change.attempts().forEach(row -> items.add(write.put(row)));
      change.parts().ifPresent(parts -> items.add(parts.put(write)));
    }
    merged.forEach((pk, runs) -> items.add(put(pk, runs)));
    items.addAll(RollupWrites.items(write, counts, today));
    return items;
  }

  private TransactWriteItem put(String pk, CommitRuns runs) {
    long revision = stored(pk).revision();
    Row row = CommitRunRows.row(pk, runs, revision + 1);
    return revision == 0
        ? write.putNew(row)
        : write.putIf(row, "revision = :revision", Map.of(":revision", Row.number(revision)));
  }

  /** What is stored of commits once the transaction is written. */
  Map<String, Commit> commitsAfter() {
    var after = new HashMap<>(commits);
    merged.forEach((pk, runs) -> after.put(pk, new Commit(runs, stored(pk).revision() + 1)));
    return after;
  }
}
