package dev.opsledger.front.projection;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.text.CommitIds;
import dev.opsledger.front.domain.Contribution;
import dev.opsledger.front.domain.CounterKey;
import dev.opsledger.front.domain.Projection;
import dev.opsledger.front.domain.RunCounters;
import dev.opsledger.front.store.CommitRows;
import dev.opsledger.front.store.CounterQuery;
import dev.opsledger.front.store.CounterRow;
import dev.opsledger.front.store.FactId;
import dev.opsledger.front.store.FactQuery;
import dev.opsledger.front.store.FactRow;
import dev.opsledger.front.store.FrontKeys;
import dev.opsledger.front.store.FrontWrites;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The changes that some facts make: to their own rows, and to the counters that they contribute to
 * or have contributed to. All rows are written together, each only over the state it was computed
 * from.
 */
final class ProjectionTransaction {
  /** A fact, and the row of an older version that it replaces. */
  private record Change(Fact fact, Optional<Row> stored, Projection projection) {
    List<Contribution> former() {
      return stored.map(FactRow::contributions).orElse(List.of());
    }

    List<Contribution> present() {
      return projection.contributions();
    }

    /** Sorts as the times of the facts do. */
    String age() {
      return "%019d|%s".formatted(fact.occurredAt().toEpochMilli(), fact.version());
    }

    Row row(Instant now) {
      return fact.isGone() ? FactRow.ofGone(fact, now) : FactRow.of(fact, projection);
    }
  }

  private final Table table;
  private final Instant now;
  private final List<Change> changes = new ArrayList<>();
  private final Map<CounterKey, CounterRow> counters = new LinkedHashMap<>();
  private final Map<String, Row> commits = new LinkedHashMap<>();
  private BranchUpdates branches;

  private ProjectionTransaction(Table table, Instant now) {
    this.table = table;
    this.now = now;
  }

  /** Computes the changes of those facts that are newer than what the table holds now. */
  static ProjectionTransaction of(
      List<Fact> facts, Table table, Projections projections, Instant now) {
    var transaction = new ProjectionTransaction(table, now);
    transaction.readFacts(facts, projections);
    transaction.readCounters();
    transaction.readCommits(facts, projections);
    transaction.branches =
        BranchUpdates.of(transaction.changes.stream().map(Change::fact).toList(), table);
    transaction.apply();
    return transaction;
  }

  private void readFacts(List<Fact> facts, Projections projections) {
    Map<FactId, Row> stored =
        new FactQuery(table).rowsStrictly(facts.stream().map(FactId::of).toList());
    for (Fact fact : facts) {
      var row = Optional.ofNullable(stored.get(FactId.of(fact)));
      if (row.filter(known -> FactRow.version(known).compareTo(fact.version()) >= 0).isEmpty()) {
        changes.add(new Change(fact, row, projections.of(fact, now)));
      }
    }
  }

  private void readCounters() {
    Collection<CounterKey> keys = new LinkedHashSet<>();
    for (Change change : changes) {
      change.former().forEach(contribution -> keys.add(contribution.key()));
      change.present().forEach(contribution -> keys.add(contribution.key()));
    }
    keys.forEach(key -> counters.put(key, CounterRow.fresh(key)));
    counters.putAll(new CounterQuery(table).findStrictly(keys));
  }

  /**
   * Lists the commits of facts, unless they are listed. Facts that are stored already are looked at
   * too: a former version stored facts without listing their commits.
   */
  private void readCommits(List<Fact> facts, Projections projections) {
    for (Fact fact : facts) {
      Projection projection = projections.of(fact, now);
      projection
          .commit()
          .filter(CommitIds::isWhole)
          .ifPresent(
              commit ->
                  commits.putIfAbsent(
                      commit,
                      CommitRows.of(commit, projection.retention().map(fact.occurredAt()::plus))));
    }
    commits.keySet().removeAll(new CommitRows(table).known(List.copyOf(commits.keySet())));
  }

  private void apply() {
    var flakyBefore = flaky();
    for (Change change : changes) {
      change.former().forEach(former -> counters.get(former.key()).subtract(former));
      change.present().forEach(present -> counters.get(present.key()).add(present));
      change
          .present()
          .forEach(present -> counters.get(present.key()).label(present.labels(), change.age()));
    }
    flaky()
        .forEach(
            (tries, flaky) ->
                counters
                    .get(FrontKeys.workflowOf(tries))
                    .add(RunCounters.FLAKY, flaky - flakyBefore.get(tries)));
  }

  private Map<CounterKey, Long> flaky() {
    var flaky = new HashMap<CounterKey, Long>();
    counters.forEach(
        (key, row) -> {
          if (FrontKeys.isTries(key)) {
            flaky.put(key, row.flaky());
          }
        });
    return flaky;
  }

  /** The writes of everything that changed. */
  FrontWrites writes() {
    var writes = new FrontWrites(table);
    changes.forEach(change -> writes.fact(change.row(now), change.stored()));
    counters.values().stream().filter(CounterRow::isChanged).forEach(writes::counters);
    commits.values().forEach(writes::row);
    branches.addTo(writes, now);
    return writes;
  }
}
