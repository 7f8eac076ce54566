package dev.opsledger.front.dora;

import java.time.Duration;
import java.time.Instant;

/**
 * The time of which one asks.
 *
 * @param since the first moment
 * @param until the first moment after it
 */
public record Period(Instant since, Instant until) {
  private static final double SECONDS_A_DAY = 86_400;

  boolean contains(Instant at) {
    return !at.isBefore(since) && at.isBefore(until);
  }

  /** Its length in days of 24 hours. */
  public double days() {
    return Duration.between(since, until).toSeconds() / SECONDS_A_DAY;
  }
}
