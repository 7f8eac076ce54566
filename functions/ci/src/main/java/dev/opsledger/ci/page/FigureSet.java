package dev.opsledger.ci.page;

import dev.opsledger.ci.domain.count.CiFigures;
import dev.opsledger.ci.domain.count.MetricsPeriod;
import dev.opsledger.ci.domain.count.RollupSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * The figures of a period, of the one before it, and of its steps.
 *
 * @param by the length of the steps
 */
record FigureSet(RollupSpan by, Span whole, Span before, List<Span> steps) {
  /** The figures of some days. */
  record Span(MetricsPeriod period, CiFigures figures) {
    Span plus(Span other) {
      return new Span(period, figures.plus(other.figures));
    }
  }

  /** The figures of both together, which are of the same period. */
  FigureSet plus(FigureSet other) {
    var sums = new ArrayList<Span>();
    for (int i = 0; i < steps.size(); i++) {
      sums.add(steps.get(i).plus(other.steps.get(i)));
    }
    return new FigureSet(by, whole.plus(other.whole), before.plus(other.before), sums);
  }
}
