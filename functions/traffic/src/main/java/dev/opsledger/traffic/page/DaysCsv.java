package dev.opsledger.traffic.page;

import dev.opsledger.core.csv.Csv;
import dev.opsledger.traffic.domain.Day;
import java.util.List;

/** Days of traffic as CSV. */
final class DaysCsv {
  private DaysCsv() {}

  static String of(List<Day> days) {
    var csv = new Csv("date", "views", "visitors", "clones", "cloners", "final");
    for (Day day : days) {
      csv.row(
          day.date().toString(),
          Long.toString(day.views().count()),
          Long.toString(day.views().uniques()),
          day.clones().map(clones -> Long.toString(clones.count())).orElse(""),
          day.clones().map(clones -> Long.toString(clones.uniques())).orElse(""),
          Boolean.toString(day.finished()));
    }
    return csv.toString();
  }
}
