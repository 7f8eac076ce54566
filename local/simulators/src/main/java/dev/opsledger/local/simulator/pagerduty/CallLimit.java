package dev.opsledger.local.simulator.pagerduty;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A rate limit per minute; PagerDuty's own is 960. */
public final class CallLimit {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final int calls;
  private Instant windowEnd = Instant.MIN;
  private int taken;

  /** Allows this many requests a minute. */
  public CallLimit(int calls) {
    this.calls = calls;
  }

  /** Counts a request; if the limit is exceeded, returns how long to wait. */
  synchronized Optional<Duration> take(Instant now) {
    if (!now.isBefore(windowEnd)) {
      windowEnd = now.plus(WINDOW);
      taken = 0;
    }
    if (taken == calls) {
      return Optional.of(Duration.between(now, windowEnd));
    }
    taken++;
    return Optional.empty();
  }

  /** How many requests are left in this minute. */
  synchronized int left() {
    return calls - taken;
  }

  /** How long this minute lasts. */
  synchronized Duration reset(Instant now) {
    return Duration.between(now, windowEnd);
  }
}
