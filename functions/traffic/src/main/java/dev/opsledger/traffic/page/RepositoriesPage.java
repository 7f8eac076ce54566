package dev.opsledger.traffic.page;

import dev.opsledger.traffic.domain.DateRange;
import dev.opsledger.traffic.domain.Day;
import dev.opsledger.traffic.domain.RepositoryName;
import dev.opsledger.traffic.domain.UserRepository;
import java.time.LocalDate;
import java.util.List;

/** The page with a chart for each repository of a user. */
final class RepositoriesPage {
  /**
   * Beyond this length the remaining charts are shown on their own pages only; a Lambda response is
   * limited to 6 MB.
   */
  private static final int MOST_CHARS = 3_400_000;

  /** Does not contain the user's token, since a page may be shown to others. */
  private static final String NOTHING_YET =
      """
      <section class="card empty"><h2>No repository yet</h2>
      <p>Add one, and its last 14 days appear here within a minute. From then on every day is kept.</p>
      <pre tabindex="0">curl -X POST <span data-origin>…</span>/api/repos/create -H "X-API-Token: $TOKEN" \\
        -d '{"url": "https://github.com/owner/name"}'</pre></section>
      """;

  private RepositoriesPage() {}

  /**
   * @param repository a repository
   * @param days its days within the range
   */
  record Entry(UserRepository repository, List<Day> days) {}

  static String html(String key, List<Entry> entries, DateRange range, LocalDate today) {
    var out = new StringBuilder(64_000);
    out.append("<header><p class=\"brand\">opsledger · traffic</p><h1>Your repositories</h1>");
    out.append("</header>\n");
    if (entries.isEmpty()) {
      out.append(NOTHING_YET);
    } else {
      out.append(DateFilter.html(range, today)).append("<div class=\"cards\">\n");
      entries.forEach(entry -> append(out, key, entry, range, today));
      out.append("</div>\n");
    }
    return TrafficPageLayout.html("Your repositories · traffic", out.toString());
  }

  private static void append(
      StringBuilder out, String key, Entry entry, DateRange range, LocalDate today) {
    RepositoryName name = entry.repository().name();
    String address = PageUrls.repository(key, entry.repository().id(), range);
    out.append("<section class=\"card\"><h2><a href=\"")
        .append(address)
        .append("\">")
        .append(PageTitle.html(name))
        .append("</a></h2>\n")
        .append(SyncNote.html(entry.repository().sync()));
    var series = ChartSeries.of(entry.days(), range, today);
    if (out.length() > MOST_CHARS) {
      out.append("<p><a href=\"")
          .append(address)
          .append("\">Its chart is on its own page</a></p>\n");
    } else if (series.isEmpty()) {
      out.append(RepositoryPage.noDays(entry.repository().sync(), range));
    } else {
      ChartHtml.append(out, name, series, "small");
    }
    out.append("</section>\n");
  }
}
