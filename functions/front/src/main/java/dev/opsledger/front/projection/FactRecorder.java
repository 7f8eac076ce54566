package dev.opsledger.front.projection;

import dev.opsledger.core.dynamo.OptimisticRetry;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.vendor.Sleeper;
import dev.opsledger.front.store.FrontKeys;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Stores what the other contexts tell, and keeps the numbers that are shown of it. A fact and its
 * shares in numbers change in one transaction, and only over an older version, so that a fact that
 * comes twice, late, or while another is stored never counts twice or not at all.
 */
public final class FactRecorder {
  /** What DynamoDB takes in one transaction. */
  private static final int MOST_WRITES = 100;

  private final Table table;
  private final Projections views;
  private final OptimisticRetry retry;
  private final Clock clock;

  public FactRecorder(Table table, Projections views, Sleeper pause, Clock clock) {
    this.table = table;
    this.views = views;
    this.retry = new OptimisticRetry(pause);
    this.clock = clock;
  }

  /** Stores facts; what is known already, or older than what is known, costs a read. */
  void save(Collection<Fact> facts) {
    var latest = new LinkedHashMap<String, Fact>();
    for (Fact fact : facts) {
      latest.merge(
          FrontKeys.fact(fact.kind(), fact.id()),
          fact,
          (a, b) -> a.version().compareTo(b.version()) >= 0 ? a : b);
    }
    if (!latest.isEmpty()) {
      saveAll(List.copyOf(latest.values()));
    }
  }

  private void saveAll(List<Fact> facts) {
    boolean whole = retry.settle(() -> attempt(facts));
    if (!whole) {
      int half = facts.size() / 2;
      saveAll(facts.subList(0, half));
      saveAll(facts.subList(half, facts.size()));
    }
  }

  /**
   * Stores facts in one transaction. Returns false when it takes more than one, and nothing when
   * somebody else changed one of the rows meanwhile.
   */
  private Optional<Boolean> attempt(List<Fact> facts) {
    ProjectionTransaction plan = ProjectionTransaction.of(facts, table, views, clock.instant());
    if (plan.size() > MOST_WRITES) {
      return Optional.of(false);
    }
    boolean stored = plan.size() == 0 || table.transact(plan.writes());
    return stored ? Optional.of(true) : Optional.empty();
  }
}
