package dev.opsledger.traffic;

import java.util.List;

/** The days as CSV (RFC 4180), numbers and dates only, so that no cell can be a formula. */
final class Csv {
  private Csv() {}

  static String of(List<Day> days) {
    var out = new StringBuilder("date,views,visitors,clones,cloners,final\r\n");
    for (Day day : days) {
      out.append(day.date())
          .append(',')
          .append(day.views().count())
          .append(',')
          .append(day.views().uniques())
          .append(',')
          .append(day.clones().map(clones -> Long.toString(clones.count())).orElse(""))
          .append(',')
          .append(day.clones().map(clones -> Long.toString(clones.uniques())).orElse(""))
          .append(',')
          .append(day.finished())
          .append("\r\n");
    }
    return out.toString();
  }
}
