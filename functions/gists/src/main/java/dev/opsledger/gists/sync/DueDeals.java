package dev.opsledger.gists.sync;

import dev.opsledger.core.log.Metrics;
import dev.opsledger.gists.store.OpenDeals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Sends messages for the deals that are due: their messages were lost, or they waited for the CRM.
 */
public record DueDeals(
    OpenDeals deals, CrmCircuitBreaker breaker, DealQueue queue, Metrics metrics, Clock clock) {
  /** How many deals of each of the four shards are sent a minute, more than Pipedrive allows. */
  private static final int MOST = 75;

  /** Sends the messages, or only a metric while the CRM is not called. */
  public void send() {
    breaker.pausedUntil().ifPresentOrElse(this::countPause, () -> queue.send(deals.takeDue(MOST)));
  }

  /** The alarm DealsPaused watches this metric. */
  private void countPause(Instant until) {
    metrics.seconds("gists", "SecondsDealsPaused", Duration.between(clock.instant(), until));
  }
}
