package dev.opsledger.traffic.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.traffic.domain.Counts;
import dev.opsledger.traffic.domain.DateRange;
import dev.opsledger.traffic.domain.Day;
import dev.opsledger.traffic.domain.PageAccess;
import dev.opsledger.traffic.domain.SyncState;
import dev.opsledger.traffic.domain.TopEntry;
import dev.opsledger.traffic.domain.TopTen;
import dev.opsledger.traffic.domain.UserRepository;
import dev.opsledger.traffic.domain.clones.Pipelines;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The page with one large chart. */
final class RepositoryPage {
  private RepositoryPage() {}

  static String html(
      PageAccess access,
      UserRepository repository,
      List<Day> days,
      Pipelines pipelines,
      Optional<TopTen> topTen,
      DateRange range,
      LocalDate today) {
    var out = new StringBuilder(200_000);
    String key = access.key().reveal();
    out.append("<header><p class=\"brand\">")
        .append(access.onlyRepository().isEmpty() ? all(key) : "opsledger · traffic")
        .append("</p><h1>")
        .append(PageTitle.html(repository.name()))
        .append("</h1>\n")
        .append(SyncNote.html(repository.sync()))
        .append("</header>\n")
        .append(DateFilter.html(range, today))
        .append("<section class=\"card\"><h2 class=\"hidden\">Chart</h2>\n");
    var series = ChartSeries.of(days, range, today);
    if (series.isEmpty()) {
      out.append(noDays(repository.sync(), range));
    } else {
      append(out, series);
      ChartHtml.append(out, repository.name(), series, "large");
      out.append("<p class=\"links\"><a href=\"")
          .append(PageUrls.csv(key, repository.id(), range))
          .append("\" download>Download as CSV</a> <a href=\"")
          .append(Html.escape(repository.name().url()))
          .append("\" rel=\"noreferrer noopener\">Open on GitHub</a></p>\n");
    }
    out.append("</section>\n");
    new ClonesSection(series, pipelines).append(out, repository.name());
    topTen.ifPresent(tops -> append(out, tops));
    return TrafficPageLayout.html(repository.name().full() + " · traffic", out.toString());
  }

  private static String all(String key) {
    return "<a href=\"%s\">All repositories</a>".formatted(PageUrls.repositories(key));
  }

  /** The message in place of an empty chart. */
  static String noDays(SyncState sync, DateRange range) {
    String text;
    if (!range.equals(DateRange.ALL)) {
      text = "There is no data for these days. Choose others, or all.";
    } else if (sync.status().refused()) {
      text =
          "There is no data yet. Access is checked every day; once GitHub grants it, the last 14"
              + " days appear here.";
    } else {
      text = "There is no data yet. The last 14 days appear here within a minute.";
    }
    return "<p class=\"empty\">" + text + "</p>\n";
  }

  /** The sums of views and clones; visitors of several days must not be added up. */
  private static void append(StringBuilder out, ChartSeries series) {
    List<Day> known = series.days().stream().filter(Objects::nonNull).toList();
    Day busiest = Collections.max(known, Comparator.comparingLong(day -> day.views().count()));
    out.append("<p class=\"sum\"><b>")
        .append(Html.number(known.stream().mapToLong(day -> day.views().count()).sum()))
        .append("</b> views and <b>")
        .append(Html.number(clones(known)))
        .append("</b> clones in ")
        .append(known.size() == 1 ? "one day" : Html.number(known.size()) + " days");
    if (known.size() > 1 && busiest.views().count() > 0) {
      out.append("; most views on ")
          .append(busiest.date())
          .append(": <b>")
          .append(Html.number(busiest.views().count()))
          .append("</b>");
    }
    out.append(".</p>\n");
  }

  private static long clones(List<Day> days) {
    return days.stream().flatMap(day -> day.clones().stream()).mapToLong(Counts::count).sum();
  }

  private static void append(StringBuilder out, TopTen topTen) {
    out.append("<div class=\"tops\">\n");
    append(out, "Where visitors came from", "Referrer", topTen.date(), topTen.referrers());
    append(out, "What they looked at", "Path", topTen.date(), topTen.paths());
    out.append("</div>\n");
  }

  private static void append(
      StringBuilder out, String title, String column, LocalDate date, List<TopEntry> entries) {
    out.append("<section class=\"card\"><h2>").append(title).append("</h2>");
    if (entries.isEmpty()) {
      out.append("<p>Nobody in the 14 days before ").append(date).append(".</p></section>\n");
      return;
    }
    out.append("<table class=\"top\"><caption>In the 14 days before ")
        .append(date)
        .append("</caption><thead><tr><th scope=\"col\">")
        .append(column)
        .append("<th scope=\"col\">Views<th scope=\"col\">Visitors</thead><tbody>\n");
    for (TopEntry entry : entries) {
      out.append("<tr><th scope=\"row\">")
          .append(Html.escape(entry.name()))
          .append("<td>")
          .append(Html.number(entry.counts().count()))
          .append("<td>")
          .append(Html.number(entry.counts().uniques()))
          .append('\n');
    }
    out.append("</tbody></table></section>\n");
  }
}
