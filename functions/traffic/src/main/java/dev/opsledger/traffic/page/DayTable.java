package dev.opsledger.traffic.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.traffic.domain.Counts;
import dev.opsledger.traffic.domain.Day;
import dev.opsledger.traffic.domain.RepositoryName;
import java.time.LocalDate;

/**
 * The numbers of a chart as a table, for readers who cannot see charts or run no scripts. Optional
 * end tags are omitted, since there may be thousands of rows.
 */
final class DayTable {
  private DayTable() {}

  static void append(StringBuilder out, RepositoryName name, ChartSeries series) {
    out.append("<table class=\"days\"><caption>Traffic of ")
        .append(Html.escape(name.full()))
        .append(" by day (UTC)</caption><thead><tr><th scope=\"col\">Day<th scope=\"col\">Views")
        .append("<th scope=\"col\">Visitors<th scope=\"col\">Clones<th scope=\"col\">Cloners")
        .append("</thead><tbody>\n");
    for (int i = 0; i < series.days().size(); i++) {
      Day day = series.days().get(i);
      if (day == null) {
        i = appendGap(out, series, i);
      } else {
        append(out, day, series.today());
      }
    }
    out.append("</tbody></table>\n");
  }

  private static void append(StringBuilder out, Day day, LocalDate today) {
    out.append("<tr><th scope=row>").append(day.date()).append(remark(day, today));
    cells(out, day.views());
    if (day.clones().isEmpty()) {
      out.append("<td>not known<td>not known");
    }
    day.clones().ifPresent(clones -> cells(out, clones));
    out.append('\n');
  }

  private static String remark(Day day, LocalDate today) {
    if (day.finished()) {
      return "";
    }
    return day.date().equals(today) ? " <em>so far</em>" : " <em>incomplete</em>";
  }

  private static void cells(StringBuilder out, Counts counts) {
    out.append("<td>").append(counts.count()).append("<td>").append(counts.uniques());
  }

  /** One row for consecutive days without data; returns the index of the last. */
  private static int appendGap(StringBuilder out, ChartSeries series, int from) {
    int to = from;
    while (to + 1 < series.days().size() && series.days().get(to + 1) == null) {
      to++;
    }
    out.append("<tr class=gap><th scope=row>").append(series.date(from));
    if (to > from) {
      out.append(" to ").append(series.date(to));
    }
    out.append("<td colspan=4>no data\n");
    return to;
  }
}
