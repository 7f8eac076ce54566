package dev.opsledger.ci.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Clock;
import java.time.Duration;

/** Remembers processed webhook deliveries, so that a redelivery changes nothing. */
public record SeenDeliveries(Table table, Clock clock) {
  /** GitHub redelivers what is up to three days old ("Redelivering webhooks"). */
  private static final Duration KEPT = Duration.ofDays(4);

  /** Whether a delivery was processed before. */
  public boolean contains(String id) {
    return table.get(CiKeys.deliveryPk(id), CiKeys.DELIVERY).isPresent();
  }

  /** Remembers a delivery. Call it after the effect is stored: a crash in between repeats it. */
  public void add(String id) {
    table.put(Row.of(CiKeys.deliveryPk(id), CiKeys.DELIVERY).expiring(clock.instant().plus(KEPT)));
  }
}
