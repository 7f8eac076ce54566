package dev.opsledger.front.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.front.overview.Overview;
import java.util.List;

/** The repositories' traffic: a chart and a table of days, and the most visited repositories. */
final class VisitsSection {
  private static final int WIDTH = 20;
  private static final int HEIGHT = 100;

  private VisitsSection() {}

  static String html(Overview all) {
    Overview.Visits visits = all.visits();
    String days =
        visits.days().isEmpty()
            ? "<p class=\"none\">No traffic is stored yet. Add a repository with POST"
                + " /api/repos/create.</p>\n"
            : chart(visits) + days(visits);
    return "<section class=\"card\" id=\"visits\">\n<h2>Visits</h2>\n%s%s</section>\n"
        .formatted(days, visits.days().isEmpty() ? "" : repositories(visits));
  }

  /** Draws bars as SVG shapes: the page's content security policy forbids inline styles. */
  private static String chart(Overview.Visits visits) {
    List<Overview.VisitedDay> days = visits.days();
    long most = days.stream().mapToLong(Overview.VisitedDay::views).max().orElse(0);
    var bars = new StringBuilder();
    for (int i = 0; i < days.size(); i++) {
      long views = days.get(i).views();
      long height = most == 0 ? 0 : Math.max(views == 0 ? 0 : 1, views * HEIGHT / most);
      boolean partial = days.get(i).day().isAfter(visits.lastDay());
      bars.append(
          "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>"
              .formatted(
                  partial ? "partial" : "bar", i * WIDTH, HEIGHT - height, WIDTH - 4, height));
    }
    return """
        <svg class="chart" viewBox="0 0 %d %d" preserveAspectRatio="none" role="img" \
        aria-label="Views by day; the numbers are in the table below">%s</svg>
        """
        .formatted(days.size() * WIDTH, HEIGHT, bars);
  }

  private static String days(Overview.Visits visits) {
    var table =
        new HtmlTable(
            "Visits by day, of all repositories (UTC)",
            List.of("Day", "Views", "Clones", "Repositories"));
    for (Overview.VisitedDay day : visits.days().reversed()) {
      boolean partial = day.day().isAfter(visits.lastDay());
      table.row(
          day.day() + (partial ? " <small>so far</small>" : ""),
          Html.number(day.views()),
          Html.number(day.clones()),
          Html.number(day.repositories()));
    }
    return "<details id=\"visits-by-day\"><summary>Numbers by day</summary>\n%s</details>\n"
        .formatted(table.orElse(""));
  }

  private static String repositories(Overview.Visits visits) {
    var table =
        new HtmlTable(
            "Most visited on " + visits.lastDay(),
            List.of("Repository", "Views", "A week before", "Visitors"));
    for (Overview.Visited each : visits.repositories()) {
      table.row(
          Html.escape(each.name()).replace("/", "/<wbr>"),
          Html.number(each.views()),
          each.weekBefore().map(Html::number).orElse("unknown"),
          Html.number(each.visitors()));
    }
    return table.orElse("Yesterday's numbers have not arrived yet.");
  }
}
