package dev.opsledger.local.simulator.pagerduty;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** So many calls a minute; PagerDuty's own is 960. */
public final class CallLimit {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final int calls;
  private Instant windowEnd = Instant.MIN;
  private int taken;

  /** A limit of calls for each minute. */
  public CallLimit(int calls) {
    this.calls = calls;
  }

  /** Takes a call; where none is left, says for how long. */
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
}
