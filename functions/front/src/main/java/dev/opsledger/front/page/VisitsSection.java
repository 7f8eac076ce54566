package dev.opsledger.front.page;

import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.front.overview.Overview;
import java.util.List;
import java.util.Optional;

/** The repositories' traffic: a chart and a table of days, and the most visited repositories. */
final class VisitsSection {
  private static final int WIDTH = 20;
  private static final int HEIGHT = 100;

  private VisitsSection() {}

  static PageSection of(Overview all) {
    Overview.Visits visits = all.visits();
    var section = new PageSection("visits", "Visits");
    if (visits.days().isEmpty()) {
      return section.say(
          "No traffic is stored yet. Add a repository with POST /api/repos/create; its last 14 days"
              + " appear within a minute.");
    }
    return section
        .add(chart(visits))
        .add("<details id=\"visits-by-day\"><summary>Numbers by day</summary>\n")
        .add(days(visits))
        .add("</details>\n")
        .add(repositories(visits));
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

  private static PageTable days(Overview.Visits visits) {
    var table =
        new PageTable(
            "visited-days",
            "Visits by day, of all repositories (UTC)",
            "Day",
            "Views",
            "Clones",
            "Repositories");
    for (Overview.VisitedDay day : visits.days().reversed()) {
      boolean partial = day.day().isAfter(visits.lastDay());
      PageAddress traffic =
          PageAddress.of("traffic")
              .with("from", day.day().toString())
              .with("to", day.day().toString());
      table.row(
          PageCell.link(day.day().toString(), traffic.toString(), partial ? "so far" : ""),
          PageCell.number(day.views(), traffic.toString()),
          PageCell.number(day.clones(), traffic.toString()),
          PageCell.number(day.repositories(), traffic.toString()));
    }
    return table;
  }

  private static PageTable repositories(Overview.Visits visits) {
    var table =
        new PageTable(
                "most-visited",
                "Most visited on " + visits.lastDay(),
                "Repository",
                "Views",
                "A week before",
                "Visitors",
                "On GitHub")
            .orElse("Yesterday's numbers have not arrived yet.");
    for (Overview.Visited each : visits.repositories()) {
      PageAddress traffic = PageAddress.of("traffic").with("q", each.name());
      table.row(
          PageCell.link(each.name(), traffic.toString()),
          PageCell.number(each.views(), traffic.toString()),
          each.weekBefore().map(PageCell::number).orElseGet(() -> PageCell.text("unknown")),
          PageCell.number(each.visitors(), traffic.toString()),
          PageCell.vendor(
              "Traffic", Optional.of("https://github.com/" + each.name() + "/graphs/traffic")));
    }
    return table;
  }
}
