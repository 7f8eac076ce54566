package dev.opsledger.ci.store.count;

import dev.opsledger.ci.domain.RunHistory;
import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.ci.store.count.RunTransaction.Commit;
import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes runs together with all that is counted of them. What several runs change is written in as
 * few transactions as DynamoDB takes, each over the rows that were read; a run that somebody else
 * changed meanwhile is merged again, alone, with its present row.
 */
public final class CountedRuns {
  private final Table table;
  private final ZoneId zone;
  private final Clock clock;

  /** Writes runs to the CI table, by the days of a time zone. */
  public CountedRuns(Table table, ZoneId zone, Clock clock) {
    this.table = table;
    this.zone = zone;
    this.clock = clock;
  }

  /** What became of a run: its row as it is stored now, and whether that took a write. */
  public record Merged(Row row, boolean written) {}

  /** Merges states of different runs; those that say nothing new cost a read and no write. */
  public List<Merged> merge(Collection<RunHistory> seen) {
    if (seen.isEmpty()) {
      return List.of();
    }
    Map<Long, Merged> done = together(seen, table::getAll);
    List<RunHistory> left = without(done, seen);
    if (!left.isEmpty()) {
      done.putAll(together(left, table::getAllStrictly));
      BoundedParallel.map(without(done, left), this::settled)
          .forEach(each -> done.put(each.row().number("runId"), each));
    }
    return seen.stream().map(each -> done.get(each.newest().id())).toList();
  }

  private static List<RunHistory> without(Map<Long, Merged> done, Collection<RunHistory> seen) {
    return seen.stream().filter(each -> !done.containsKey(each.newest().id())).toList();
  }

  private Map<Long, Merged> together(
      Collection<RunHistory> seen,
      Function<Collection<Map<String, AttributeValue>>, List<Row>> read) {
    Map<Map<String, AttributeValue>, Row> stored =
        byKey(read.apply(seen.stream().map(each -> key(each.newest().id())).toList()));
    return tried(
        seen.stream()
            .map(each -> merge(each, Optional.ofNullable(stored.get(key(each.newest().id())))))
            .toList());
  }

  private Merged settled(RunHistory seen) {
    long id = seen.newest().id();
    return table.settle(
        () -> {
          Optional<Row> stored = table.getStrictly(CiKeys.runPk(id), CiKeys.RUN);
          return Optional.ofNullable(tried(List.of(merge(seen, stored))).get(id));
        });
  }

  private RunMerge merge(RunHistory seen, Optional<Row> stored) {
    return RunMerge.of(seen, stored, zone);
  }

  private static Map<String, AttributeValue> key(long run) {
    return Table.key(CiKeys.runPk(run), CiKeys.RUN);
  }

  private static Map<Map<String, AttributeValue>, Row> byKey(Iterable<Row> rows) {
    var byKey = new HashMap<Map<String, AttributeValue>, Row>();
    rows.forEach(row -> byKey.put(Table.key(row.pk(), row.sk()), row));
    return byKey;
  }

  /** Writes merges; those that lost against another writer are left out of the result. */
  private Map<Long, Merged> tried(List<RunMerge> merges) {
    var done = new HashMap<Long, Merged>();
    List<RunMerge> open = new ArrayList<>();
    for (RunMerge merge : merges) {
      if (merge.unchanged()) {
        done.put(merge.id(), new Merged(merge.before().orElseThrow(), false));
      } else {
        open.add(merge);
      }
    }
    if (open.isEmpty()) {
      return done;
    }
    Map<Map<String, AttributeValue>, Row> beside =
        byKey(
            table.getAllStrictly(
                open.stream().flatMap(m -> m.needed().stream()).distinct().toList()));
    var commits = new HashMap<String, Commit>();
    beside.values().stream()
        .filter(row -> row.sk().equals(CiKeys.COMMIT))
        .forEach(row -> commits.put(row.pk(), Commit.of(row)));
    List<RunChange> changes = new ArrayList<>();
    for (RunMerge merge : open) {
      RunChange change = RunChange.of(merge, beside(merge, beside));
      if (change.changed()) {
        changes.add(change);
      } else {
        done.put(merge.id(), new Merged(merge.before().orElseThrow(), false));
      }
    }
    write(changes, commits, done);
    return done;
  }

  /** The rows beside a run, by sort key; those of a former version are read as a whole. */
  private Map<String, Row> beside(RunMerge merge, Map<Map<String, AttributeValue>, Row> read) {
    String pk = CiKeys.runPk(merge.id());
    var rows = new HashMap<String, Row>();
    if (merge.uncounted()) {
      table.partitionStrictly(pk).forEach(row -> rows.put(row.sk(), row));
    } else {
      read.values().stream()
          .filter(row -> row.pk().equals(pk))
          .forEach(row -> rows.put(row.sk(), row));
    }
    return rows;
  }

  private void write(List<RunChange> changes, Map<String, Commit> stored, Map<Long, Merged> done) {
    Map<String, Commit> commits = stored;
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    var plain = new ArrayList<RunChange>();
    var transaction = new RunTransaction(table, commits, today);
    for (RunChange change : changes) {
      var alone = new RunTransaction(table, commits, today);
      alone.add(change);
      if (alone.isOneRow()) {
        plain.add(change);
      } else if (!transaction.add(change)) {
        commits = commit(transaction, commits, done);
        transaction = new RunTransaction(table, commits, today);
        transaction.add(change);
      }
    }
    commit(transaction, commits, done);
    BoundedParallel.map(plain, this::put).forEach(done::putAll);
  }

  private Map<Long, Merged> put(RunChange change) {
    GuardedRow guarded = change.guarded();
    return guarded.put(table) ? Map.of(change.id(), new Merged(guarded.row(), true)) : Map.of();
  }

  private Map<String, Commit> commit(
      RunTransaction transaction, Map<String, Commit> before, Map<Long, Merged> done) {
    if (transaction.changes().isEmpty() || !table.transact(transaction.items())) {
      return before;
    }
    for (RunChange change : transaction.changes()) {
      done.put(change.id(), new Merged(change.guarded().row(), true));
    }
    return transaction.commitsAfter();
  }
}
