package dev.opsledger.ci.page;

import dev.opsledger.ci.domain.count.CiFigures;
import dev.opsledger.core.page.HtmlFormat;
import dev.opsledger.core.rollup.Histogram;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;

/** Figures as they are written on pages. */
final class FigureText {
  static final double MEDIAN = 0.5;
  static final double P90 = 0.9;
  static final double P95 = 0.95;
  private static final String UNKNOWN = "–";

  private FigureText() {}

  static String rate(CiFigures figures) {
    OptionalDouble rate = figures.failureRate();
    return rate.isPresent() ? HtmlFormat.share(rate.getAsDouble()) : UNKNOWN;
  }

  static String median(CiFigures figures, Histogram histogram) {
    return seconds(figures, histogram, MEDIAN).map(HtmlFormat::duration).orElse(UNKNOWN);
  }

  /** A quantile in whole seconds, as the API gives it. */
  static Optional<Long> seconds(CiFigures figures, Histogram histogram, double share) {
    OptionalDouble seconds = figures.quantile(histogram, share);
    return seconds.isPresent() ? Optional.of(Math.round(seconds.getAsDouble())) : Optional.empty();
  }

  /** What the minutes of all classes of runners that have a price cost. */
  static double cost(CiFigures figures) {
    return figures.cost().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue();
  }
}
