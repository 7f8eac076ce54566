package dev.opsledger.traffic;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The days that a fetch covers: GitHub shows the last 14 UTC days, today's partial one included
 * ("REST API endpoints for repository traffic"). A fetch over midnight covers what both days have
 * in common, so that no day is taken for zero that GitHub did not speak of.
 *
 * @param first the oldest day that was covered all the time
 * @param last the newest
 */
record Window(LocalDate first, LocalDate last) {
  static final int DAYS = 14;

  /** Of a fetch that began and ended at these times. */
  static Window between(Instant began, Instant ended) {
    return new Window(day(ended).minusDays(DAYS - 1), day(began));
  }

  static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  List<LocalDate> days() {
    return first.datesUntil(last.plusDays(1)).toList();
  }

  /** Whether the day was over when the fetch began. */
  boolean isOver(LocalDate day) {
    return day.isBefore(last);
  }
}
