package dev.opsledger.deployments.domain;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times in whole milliseconds, as the API shows them. */
public final class Times {
  private Times() {}

  /** The present time in whole milliseconds. */
  public static Instant now(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
