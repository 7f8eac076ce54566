package dev.opsledger.front.dora;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The steps of time (UTC) into which a period is divided. */
public enum Step {
  DAY,
  /** From Monday to Sunday. */
  WEEK,
  MONTH;

  /** The step of a name in lower case. */
  public static Optional<Step> of(String name) {
    for (Step step : values()) {
      if (step.word().equals(name)) {
        return Optional.of(step);
      }
    }
    return Optional.empty();
  }

  /** The name in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The parts of a period, of which the first and the last may be shorter than a step. */
  List<Period> parts(Period period) {
    var parts = new ArrayList<Period>();
    LocalDate day = first(period.firstDay());
    while (startOf(day).isBefore(period.until())) {
      LocalDate next = next(day);
      Instant from = startOf(day).isBefore(period.since()) ? period.since() : startOf(day);
      Instant to = startOf(next).isBefore(period.until()) ? startOf(next) : period.until();
      parts.add(new Period(from, to));
      day = next;
    }
    return parts;
  }

  /** The first day of the step in which a day lies. */
  LocalDate first(LocalDate day) {
    return switch (this) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
    };
  }

  private LocalDate next(LocalDate first) {
    return switch (this) {
      case DAY -> first.plusDays(1);
      case WEEK -> first.plusWeeks(1);
      case MONTH -> first.plusMonths(1);
    };
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
