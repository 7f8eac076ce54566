package dev.opsledger.core.page;

import java.util.Locale;

/** What the numbers of a chart are. */
public enum ChartUnit {
  COUNT,
  SECONDS,
  /** A share of one. */
  SHARE,
  /** US dollars. */
  DOLLARS,
  /** Any other number. */
  NUMBER;

  /** The name by which the script knows it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A number as a cell of the chart's table. */
  PageCell cell(ChartPoint point) {
    if (point.value() == null) {
      return PageCell.none();
    }
    double value = point.value();
    PageCell cell =
        switch (this) {
          case COUNT -> PageCell.number(Math.round(value));
          case SECONDS -> PageCell.seconds(Math.round(value));
          case SHARE -> PageCell.share(value);
          case DOLLARS -> PageCell.dollars(value);
          case NUMBER -> new PageCell(value, HtmlFormat.decimal(value), false);
        };
    return point.address().map(cell::to).orElse(cell);
  }
}
