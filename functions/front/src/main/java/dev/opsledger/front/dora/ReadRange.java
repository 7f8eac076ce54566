package dev.opsledger.front.dora;

import dev.opsledger.core.error.RequestException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What must be read for the figures of a period: the whole days that it touches, because the
 * sources count whole days, and a failure window before or after it.
 */
record ReadRange(Period period, Duration failureWindow) {
  /** The most deployments of a project, or incidents of a service, in one response. */
  private static final int MOST = 5_000;

  Instant deploymentsSince() {
    return earlier(period.since().minus(failureWindow), startOf(period.firstDay()));
  }

  Instant deploymentsUntil() {
    return startOf(period.lastDay().plusDays(1));
  }

  Instant incidentsSince() {
    return startOf(period.firstDay());
  }

  Instant incidentsUntil() {
    return later(period.until().plus(failureWindow), startOf(period.lastDay().plusDays(1)));
  }

  /** Whether an incident of the period may count against a deployment of this time. */
  boolean includesDeployment(Instant at) {
    return !at.isBefore(period.since().minus(failureWindow)) && at.isBefore(period.until());
  }

  /** Whether an incident of this time may count against a deployment of the period. */
  boolean includesIncident(Instant at) {
    return !at.isBefore(period.since()) && at.isBefore(period.until().plus(failureWindow));
  }

  /**
   * Reads at most one row more than fits into a response.
   *
   * @param read reads at most so many rows
   * @throws RequestException 400 when they do not fit
   */
  static <T> List<T> limited(IntFunction<List<T>> read) {
    List<T> found = read.apply(MOST + 1);
    if (found.size() > MOST) {
      throw RequestException.invalid(
          "the period has more than " + MOST + " rows; give a shorter one");
    }
    return found;
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
