package dev.opsledger.deployments.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/**
 * A week of ISO 8601, in UTC.
 *
 * @param monday the first day
 */
public record IsoWeek(LocalDate monday) {
  /** The week of a moment. */
  public static IsoWeek of(Instant at) {
    LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
    return new IsoWeek(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
  }

  /** The last day. */
  public LocalDate sunday() {
    return monday.plusDays(6);
  }

  /** The week this many weeks earlier. */
  public IsoWeek minus(long weeks) {
    return new IsoWeek(monday.minusWeeks(weeks));
  }

  /** The number of weeks from this one to a later one, both included. */
  public long weeksTo(IsoWeek later) {
    return ChronoUnit.WEEKS.between(monday, later.monday) + 1;
  }

  /** Such as {@code 2026-W07}; texts sort as the weeks do. */
  @Override
  public String toString() {
    return "%04d-W%02d"
        .formatted(
            monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }
}
