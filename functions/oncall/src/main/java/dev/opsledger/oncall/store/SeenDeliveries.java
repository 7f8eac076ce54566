package dev.opsledger.oncall.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Clock;
import java.time.Duration;

/** The events that were taken, so that one sent again changes nothing. */
public record SeenDeliveries(Table table, Clock clock) {
  /** PagerDuty tries a delivery again for 48 hours ("Webhooks", "Delivery"). */
  private static final Duration KEPT = Duration.ofDays(4);

  private static final String EVENT = "EVENT";

  public boolean seen(String id) {
    return table.get(pk(id), EVENT).isPresent();
  }

  /** Notes an event after its effect is stored: should we stop in between, it comes again. */
  public void note(String id) {
    table.put(Row.of(pk(id), EVENT).expiring(clock.instant().plus(KEPT)));
  }

  private static String pk(String id) {
    return "EVENT#" + id;
  }
}
