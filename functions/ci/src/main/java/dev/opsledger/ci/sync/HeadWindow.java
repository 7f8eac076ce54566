package dev.opsledger.ci.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Where the windows of new runs begin, which each sync looks at.
 *
 * @param zone the server's time zone
 * @param span how far back a window begins
 */
public record HeadWindow(ZoneId zone, Duration span, Clock clock) {
  /** A week: far less than the 90 days that GitHub usually keeps runs, so few leave a window. */
  public static final Duration USUAL = Duration.ofDays(7);

  /** Where a window begins. */
  Instant start() {
    return clock.instant().minus(span).truncatedTo(ChronoUnit.HOURS);
  }

  /** Where today begins: today's runs of all repositories come before older ones. */
  Instant today() {
    return clock.instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
  }
}
