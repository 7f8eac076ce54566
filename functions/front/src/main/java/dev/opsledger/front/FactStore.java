package dev.opsledger.front;

import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.vendor.Pause;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Stores what the other contexts tell, and keeps the numbers that are shown of it. A fact and its
 * shares in numbers change in one transaction, and only over an older version, so that a fact that
 * comes twice, late, or while another is stored never counts twice or not at all.
 */
final class FactStore {
  /** What DynamoDB takes in one transaction. */
  private static final int MOST_WRITES = 100;

  private static final int TRIES = 40;
  private static final Set<String> CONFLICTS = Set.of("None", "TransactionConflict");

  private final Table table;
  private final Views views;
  private final Pause pause;
  private final Clock clock;

  FactStore(Table table, Views views, Pause pause, Clock clock) {
    this.table = table;
    this.views = views;
    this.pause = pause;
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
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Plan plan = Plan.of(facts, table, views, clock.instant());
      if (plan.size() > MOST_WRITES) {
        int half = facts.size() / 2;
        saveAll(facts.subList(0, half));
        saveAll(facts.subList(half, facts.size()));
        return;
      }
      if (plan.size() == 0 || written(plan)) {
        return;
      }
      // Somebody else changed one of the rows meanwhile: look again.
      long most = Math.min(400, 10L << Math.min(attempt, 8));
      pause.pause(Duration.ofMillis(RandomGenerator.getDefault().nextLong(most) + 1));
    }
    throw new IllegalStateException("the numbers are changed too often to be kept");
  }

  private boolean written(Plan plan) {
    try {
      return table.transact(plan.writes());
    } catch (TransactionCanceledException e) {
      if (e.cancellationReasons().stream().allMatch(r -> CONFLICTS.contains(r.code()))) {
        return false;
      }
      throw e;
    }
  }
}
