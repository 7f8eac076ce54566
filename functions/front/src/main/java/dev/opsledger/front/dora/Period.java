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
}
