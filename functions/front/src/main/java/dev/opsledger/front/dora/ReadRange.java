package dev.opsledger.front.dora;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What must be read for the figures of a period: the whole days that it touches, because the
 * sources count whole days, and failure windows before and after it.
 */
record ReadRange(Period period, Duration failureWindow) {
  /** The most deployments of a project, or incidents of a service, in one response. */
  static final int MOST = 5_000;

  /**
   * An incident before the period may make a deployment in it rework, if a deployment caused it.
   */
  Instant deploymentsSince() {
    return earlier(period.since().minus(failureWindow.multipliedBy(2)), startOf(period.firstDay()));
  }

  /** A deployment after the period may remedy one in it. */
  Instant deploymentsUntil() {
    return later(period.until().plus(failureWindow), startOf(period.lastDay().plusDays(1)));
  }

  Instant incidentsSince() {
    return earlier(period.since().minus(failureWindow), startOf(period.firstDay()));
  }

  Instant incidentsUntil() {
    return later(period.until().plus(failureWindow), startOf(period.lastDay().plusDays(1)));
  }

  /**
   * Reads at most one row more than fits into a response.
   *
   * @param read reads at most so many rows
   * @return empty when they do not fit
   */
  static <T> Optional<List<T>> limited(IntFunction<List<T>> read) {
    return Optional.of(read.apply(MOST + 1)).filter(found -> found.size() <= MOST);
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
