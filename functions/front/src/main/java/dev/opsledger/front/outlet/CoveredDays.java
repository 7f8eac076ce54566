package dev.opsledger.front.outlet;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** The days that a digest tells of: those since the digest of the working day before. */
final class CoveredDays {
  private static final int BEFORE = 4;
  private static final int WEEK = 7;

  private CoveredDays() {}

  /** The days before a date, oldest first: on Mondays the weekend belongs to them. */
  static List<LocalDate> of(LocalDate date) {
    return workingDayBefore(date).datesUntil(date).toList();
  }

  static boolean isWorkingDay(LocalDate date) {
    return date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
  }

  private static LocalDate workingDayBefore(LocalDate date) {
    LocalDate before = date.minusDays(1);
    while (!isWorkingDay(before)) {
      before = before.minusDays(1);
    }
    return before;
  }

  /** The same weekday of the four weeks before. */
  static List<LocalDate> alike(LocalDate day) {
    return IntStream.rangeClosed(1, BEFORE)
        .mapToObj(weeks -> day.minusDays((long) weeks * WEEK))
        .toList();
  }

  /**
   * The median of some numbers, rounded to the nearest whole one.
   *
   * @param numbers at least one
   */
  static long median(List<Long> numbers) {
    List<Long> sorted = numbers.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : Math.round((sorted.get(middle - 1) + sorted.get(middle)) / 2.0);
  }
}
