package dev.opsledger.ci.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Clock;
import java.time.Duration;

/** The webhook deliveries that were taken, so that one sent again changes nothing. */
public record SeenDeliveries(Table table, Clock clock) {
  /** GitHub sends again what is up to three days old ("Redelivering webhooks"). */
  private static final Duration KEPT = Duration.ofDays(4);

  private static final String DELIVERY = "DELIVERY";

  public boolean seen(String id) {
    return table.get(pk(id), DELIVERY).isPresent();
  }

  /** Notes a delivery after its effect is stored: should we stop in between, it comes again. */
  public void note(String id) {
    table.put(Row.of(pk(id), DELIVERY).expiring(clock.instant().plus(KEPT)));
  }

  private static String pk(String id) {
    return "DELIVERY#" + id;
  }
}
