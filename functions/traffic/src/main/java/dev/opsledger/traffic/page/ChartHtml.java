package dev.opsledger.traffic.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.traffic.domain.RepositoryName;

/** A chart with its data and its table. */
final class ChartHtml {
  private ChartHtml() {}

  /**
   * @param size {@code large} or {@code small}
   */
  static void append(StringBuilder out, RepositoryName name, ChartSeries series, String size) {
    if (series.isEmpty()) {
      return;
    }
    out.append("<div class=\"chart ")
        .append(size)
        .append("\" data-traffic data-name=\"")
        .append(Html.escape(name.full()))
        .append("\"><script type=\"application/json\">")
        .append(Html.json(series.json()))
        .append("</script></div>\n")
        .append("<details class=\"numbers\"><summary>The same numbers as a table</summary>")
        .append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Numbers of ")
        .append(Html.escape(name.full()))
        .append("\">");
    DayTable.append(out, name, series);
    out.append("</div></details>\n");
  }
}
