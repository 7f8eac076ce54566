package dev.opsledger.oncall.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;

/**
 * A period of whole days.
 *
 * @param since the first day
 * @param until the last day
 */
public record LoadPeriod(LocalDate since, LocalDate until) {
  /** The longest period, a year with its leap day and some weeks, as a read costs by its months. */
  public static final int LONGEST = 400;

  /** How many days it has. */
  public long days() {
    return ChronoUnit.DAYS.between(since, until) + 1;
  }

  /** The period of the same length before this one. */
  public LoadPeriod before() {
    return new LoadPeriod(since.minusDays(days()), since.minusDays(1));
  }

  /**
   * A period as the sum of months and days, less other days: what is to be read of it. Where most
   * of a month belongs to the period, the month less the other days is fewer rows.
   */
  public record Parts(Set<YearMonth> months, Set<LocalDate> days, Set<LocalDate> less) {}

  /** The parts of the period. */
  public Parts parts() {
    var parts = new Parts(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    YearMonth last = YearMonth.from(until);
    for (var month = YearMonth.from(since); !month.isAfter(last); month = month.plusMonths(1)) {
      add(month, parts);
    }
    return parts;
  }

  private void add(YearMonth month, Parts parts) {
    var inside = new TreeSet<LocalDate>();
    var outside = new TreeSet<LocalDate>();
    for (int day = 1; day <= month.lengthOfMonth(); day++) {
      LocalDate date = month.atDay(day);
      boolean included = !date.isBefore(since) && !date.isAfter(until);
      (included ? inside : outside).add(date);
    }
    if (inside.size() > outside.size()) {
      parts.months().add(month);
      parts.less().addAll(outside);
    } else {
      parts.days().addAll(inside);
    }
  }
}
