package dev.opsledger.traffic.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The days that a fetch covers: GitHub shows the last 14 UTC days, today's partial one included
 * ("REST API endpoints for repository traffic"). A fetch over midnight covers what both days have
 * in common, so that no day is taken for zero that GitHub did not speak of.
 *
 * @param first the oldest day that was covered all the time
 * @param last the newest
 */
public record FetchWindow(LocalDate first, LocalDate last) {
  static final int DAYS = 14;

  /**
   * GitHub counts with a delay, and what it has not counted yet looks like a day without visitors.
   * Only a day that ended this long before today is taken for quiet because the answer ends before
   * it; one that a later day of the answer follows is taken for quiet at once.
   */
  static final int LONGEST_LAG = 3;

  /** Of a fetch that began and ended at these times. */
  public static FetchWindow between(Instant began, Instant ended) {
    return new FetchWindow(day(ended).minusDays(DAYS - 1), day(began));
  }

  public static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /**
   * The days that an answer speaks of: up to the newest that it shows, and those that GitHub cannot
   * still be counting.
   *
   * @param newest the newest day in the answer, empty when it shows none
   */
  List<LocalDate> days(Optional<LocalDate> newest) {
    LocalDate settled = last.minusDays(LONGEST_LAG);
    LocalDate proven = newest.filter(day -> day.isAfter(settled)).orElse(settled);
    proven = proven.isAfter(last) ? last : proven;
    return proven.isBefore(first) ? List.of() : first.datesUntil(proven.plusDays(1)).toList();
  }

  /** Whether the day was over when the fetch began. */
  boolean isOver(LocalDate day) {
    return day.isBefore(last);
  }
}
