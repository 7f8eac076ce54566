package dev.opsledger.ci.domain.count;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** The spans of time of which there are rollups: days, and weeks and months that are over. */
public enum RollupSpan {
  DAY("D"),
  WEEK("W"),
  MONTH("M");

  /**
   * So long after its end a week or a month counts as over. Clocks may differ, and a writer may
   * have looked at its clock some minutes ago.
   */
  private static final int COUNTED_AFTER = 2;

  private static final int SUMMED_AFTER = 5;

  private final String letter;

  RollupSpan(String letter) {
    this.letter = letter;
  }

  /** The name of the span in keys. */
  public String letter() {
    return letter;
  }

  /** The first day of the span in which a day lies. */
  public LocalDate first(LocalDate day) {
    return switch (this) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
    };
  }

  /** The last day of the span in which a day lies. */
  public LocalDate last(LocalDate day) {
    return switch (this) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
      case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
    };
  }

  /** Whether whoever counts in a day counts in its span as well. */
  public boolean isCounted(LocalDate day, LocalDate today) {
    return this == DAY || last(day).plusDays(COUNTED_AFTER).isBefore(today);
  }

  /** Whether a span may be summed up: long after every writer counts in it. */
  public boolean isSummed(LocalDate day, LocalDate today) {
    return this == DAY || last(day).plusDays(SUMMED_AFTER).isBefore(today);
  }

  /** The spans that lie in a period as a whole and may be summed up. */
  public List<MetricsPeriod> within(MetricsPeriod period, LocalDate today) {
    var spans = new ArrayList<MetricsPeriod>();
    for (LocalDate at = period.since(); !at.isAfter(period.until()); at = last(at).plusDays(1)) {
      boolean whole = first(at).equals(at) && !last(at).isAfter(period.until());
      if (whole && isSummed(at, today)) {
        spans.add(new MetricsPeriod(at, last(at)));
      }
    }
    return spans;
  }
}
