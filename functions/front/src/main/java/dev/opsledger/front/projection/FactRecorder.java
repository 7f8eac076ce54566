package dev.opsledger.front.projection;

import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.front.store.FactId;
import dev.opsledger.front.store.FrontWrites;
import dev.opsledger.front.store.KnownThings;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Stores facts and keeps the counters. A fact and its contributions change in one transaction, and
 * only if the fact is newer than the stored one. A fact that arrives twice, late or at the same
 * time as another is therefore counted exactly once.
 */
public final class FactRecorder {
  /** DynamoDB's limit of writes in one transaction. */
  private static final int MOST_WRITES = 100;

  /** With the counters and commits that they share, mostly fewer writes than that. */
  private static final int AT_ONCE = 40;

  private final Table table;
  private final Projections projections;
  private final Clock clock;
  private final KnownThings things;

  /** Keeps facts in the front's table. */
  public FactRecorder(Table table, Projections projections, Clock clock) {
    this.table = table;
    this.projections = projections;
    this.clock = clock;
    this.things = new KnownThings(table);
  }

  /** Stores facts. One that is already stored, in this or a newer version, only costs a read. */
  void save(Collection<Fact> facts) {
    var newest = new LinkedHashMap<FactId, Fact>();
    for (Fact fact : facts) {
      newest.merge(
          FactId.of(fact), fact, (a, b) -> a.version().compareTo(b.version()) >= 0 ? a : b);
    }
    if (!newest.isEmpty()) {
      List<Fact> all = List.copyOf(newest.values());
      for (int i = 0; i < all.size(); i += AT_ONCE) {
        saveAll(all.subList(i, Math.min(i + AT_ONCE, all.size())));
      }
      // After the facts, whose messages are not acknowledged before this is done.
      things.note(newest.values().stream().flatMap(fact -> NamedThings.in(fact).stream()).toList());
    }
  }

  private void saveAll(List<Fact> facts) {
    boolean stored = table.settle(() -> attempt(facts));
    if (!stored) {
      int half = facts.size() / 2;
      saveAll(facts.subList(0, half));
      saveAll(facts.subList(half, facts.size()));
    }
  }

  /**
   * Stores facts in one transaction.
   *
   * @return false if they need more than one transaction; empty if another writer changed one of
   *     the rows meanwhile
   */
  private Optional<Boolean> attempt(List<Fact> facts) {
    FrontWrites writes =
        ProjectionTransaction.of(facts, table, projections, clock.instant()).writes();
    if (writes.size() > MOST_WRITES) {
      return Optional.of(false);
    }
    return writes.commit() ? Optional.of(true) : Optional.empty();
  }
}
