package dev.opsledger.ci.domain.count;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A period of days.
 *
 * @param since the first day
 * @param until the last day
 */
public record MetricsPeriod(LocalDate since, LocalDate until) {
  /** How many days it has. */
  public long days() {
    return until.toEpochDay() - since.toEpochDay() + 1;
  }

  /** The period of the same length before it. */
  public MetricsPeriod before() {
    return new MetricsPeriod(since.minusDays(days()), since.minusDays(1));
  }

  /** Its days, or the parts of weeks (from Monday) or months that lie in it. */
  public List<MetricsPeriod> steps(RollupSpan by) {
    var steps = new ArrayList<MetricsPeriod>();
    for (LocalDate first = since; !first.isAfter(until); ) {
      LocalDate last = by.last(first);
      steps.add(new MetricsPeriod(first, last.isAfter(until) ? until : last));
      first = last.plusDays(1);
    }
    return steps;
  }
}
