package dev.opsledger.deployments.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.TransactionBuilder;
import dev.opsledger.deployments.domain.Deployment;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Counts the deployments of a former version, which kept no rollups, a part at a time. A row is
 * marked in the transaction that counts it, so parts may stop anywhere and be repeated.
 */
public final class FormerDeployments {
  /** As many rows and at most as many rollups stay within a transaction's hundred writes. */
  private static final int AT_ONCE = 40;

  private final Table table;
  private final DeploymentStore deployments;
  private final RollupPlaces rollups;

  /**
   * @param zone whose days the rollups have
   */
  public FormerDeployments(Table table, Clock clock, ZoneId zone) {
    this.table = table;
    this.deployments = new DeploymentStore(table, clock, zone);
    this.rollups = new RollupPlaces(zone);
  }

  /** Whether all of them are counted. */
  public boolean areCounted() {
    return table.get(DeploymentsKeys.ROLLUPS, DeploymentsKeys.CHECKPOINT).isPresent();
  }

  /**
   * Counts a part of them.
   *
   * @param from the first id of the part
   * @return the first id of the next part; empty after the last one
   */
  public OptionalLong count(long from) {
    long last = deployments.lastId();
    List<Long> ids = LongStream.range(from, Math.min(from + AT_ONCE, last + 1)).boxed().toList();
    deployments.settle(() -> count(ids) ? Optional.of(ids) : Optional.empty());
    if (from + AT_ONCE <= last) {
      return OptionalLong.of(from + AT_ONCE);
    }
    table.put(Row.of(DeploymentsKeys.ROLLUPS, DeploymentsKeys.CHECKPOINT).with("last", last));
    return OptionalLong.empty();
  }

  private boolean count(List<Long> ids) {
    var transaction = new TransactionBuilder(table);
    var changes = new RollupPlaces.Changes();
    for (Deployment each : deployments.findAll(ids).values()) {
      Deployment placed = rollups.place(each);
      if (each.rollup().isEmpty() && placed.rollup().isPresent()) {
        changes.count(placed, 1);
        transaction.updateIf(
            DeploymentsKeys.deployment(each.id()),
            DeploymentsKeys.DEPLOYMENT,
            "SET %s = :rollup".formatted(DeploymentRows.ROLLUP),
            "revision = :revision AND attribute_not_exists(%s)".formatted(DeploymentRows.ROLLUP),
            Map.of(
                ":rollup", Row.text(placed.rollup().get()),
                ":revision", Row.number(each.latest().revision())));
      }
    }
    changes.addTo(transaction);
    return transaction.size() == 0 || transaction.commit();
  }
}
