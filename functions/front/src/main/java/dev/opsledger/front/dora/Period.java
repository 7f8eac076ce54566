package dev.opsledger.front.dora;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The period that the figures are about.
 *
 * @param since the first moment
 * @param until the first moment after it
 */
public record Period(Instant since, Instant until) {
  private static final double SECONDS_A_DAY = 86_400;
  private static final int WEEKS_OF_A_TREND = 12;

  boolean contains(Instant at) {
    return !at.isBefore(since) && at.isBefore(until);
  }

  /** Its length in days of 24 hours. */
  public double days() {
    return Duration.between(since, until).toSeconds() / SECONDS_A_DAY;
  }

  /** The day (UTC) in which it begins. */
  LocalDate firstDay() {
    return LocalDate.ofInstant(since, ZoneOffset.UTC);
  }

  /** The day (UTC) in which its last moment lies. */
  LocalDate lastDay() {
    return LocalDate.ofInstant(until.minusNanos(1), ZoneOffset.UTC);
  }

  /** The twelve weeks from Monday to Sunday of which the last one holds the end of this. */
  Period trend() {
    LocalDate first = Step.WEEK.first(lastDay()).minusWeeks(WEEKS_OF_A_TREND - 1L);
    return new Period(first.atStartOfDay().toInstant(ZoneOffset.UTC), until);
  }

  /** From the beginning of the earlier to the end of the later of two periods. */
  Period together(Period other) {
    return new Period(
        since.isBefore(other.since) ? since : other.since,
        until.isAfter(other.until) ? until : other.until);
  }
}
