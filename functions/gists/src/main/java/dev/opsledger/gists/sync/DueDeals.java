package dev.opsledger.gists.sync;

import dev.opsledger.core.log.Metrics;
import dev.opsledger.gists.store.DealStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Sends the deals that are due: whose message was lost, or who waited for the CRM. */
public record DueDeals(DealStore deals, CrmCircuitBreaker pause, DealQueue queue, Metrics metrics, Clock clock) {
  /** Of each of the four shards, every minute: more than Pipedrive's budget allows. */
  private static final int MOST = 75;

  public void run() {
    pause.until().ifPresentOrElse(this::tell, () -> queue.send(deals.due(MOST)));
  }

  /** What the alarm for paused deals looks at. */
  private void tell(Instant until) {
    metrics.seconds("gists", "SecondsDealsPaused", Duration.between(clock.instant(), until));
  }
}
