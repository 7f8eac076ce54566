package dev.opsledger.oncall.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Clock;
import java.time.Duration;

/** Remembers the webhook events that were handled, so that a repeated one changes nothing. */
public record SeenDeliveries(Table table, Clock clock) {
  /** PagerDuty retries a delivery for 48 hours ("Webhooks", "Delivery"). */
  private static final Duration KEPT = Duration.ofDays(4);

  /** Whether an event was handled before. */
  public boolean seen(String id) {
    return table.get(OncallKeys.event(id), OncallKeys.EVENT).isPresent();
  }

  /** Notes an event. Call it after storing its effect, so that a retry follows a crash between. */
  public void note(String id) {
    Row row = Row.of(OncallKeys.event(id), OncallKeys.EVENT);
    table.put(row.expiring(clock.instant().plus(KEPT)));
  }
}
