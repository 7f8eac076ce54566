package dev.opsledger.traffic.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The days that a fetch covers: GitHub shows the last 14 UTC days, today's partial one included
 * ("REST API endpoints for repository traffic"). A fetch across midnight covers only the days that
 * both windows share, so that no day outside GitHub's window counts as zero.
 *
 * @param first the oldest day that all requests of the fetch covered
 * @param last the newest such day
 */
public record FetchWindow(LocalDate first, LocalDate last) {
  static final int DAYS = 14;

  /**
   * GitHub counts with a delay, and a day that it has not counted yet looks like one without
   * visitors. A day missing at the end of a response counts as zero only if it is at least this
   * many days before today; a day missing before a later one counts as zero at once.
   */
  static final int LONGEST_LAG = 3;

  /** The window of a fetch that began and ended at these times. */
  public static FetchWindow between(Instant began, Instant ended) {
    return new FetchWindow(day(ended).minusDays(DAYS - 1), day(began));
  }

  /** The UTC day of a time. */
  public static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /**
   * The days that a response settles: up to the newest that it shows, and those that GitHub must
   * have counted by now.
   *
   * @param newest the newest day in the response, empty if it shows none
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
