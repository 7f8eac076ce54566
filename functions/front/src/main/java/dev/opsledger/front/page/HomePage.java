package dev.opsledger.front.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.HtmlFormat;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageArea;
import dev.opsledger.core.page.PageTiles;
import dev.opsledger.core.page.WebPage;
import dev.opsledger.front.overview.Overview;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The home page: the overview as HTML. It works without JavaScript. */
public final class HomePage {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

  private HomePage() {}

  /** The page of an overview. */
  public static WebPage of(Overview all, PageAddress address) {
    return new WebPage(PageArea.HOME, address, "opsledger")
        .heading(DAY.format(all.day()))
        .asOf(all.at(), all.zone())
        .refreshable()
        .add(tiles(all))
        .add(RunsSection.of(all))
        .beside(
            DeploymentsSection.of(all),
            IncidentsSection.of(all),
            VisitsSection.of(all),
            GistsSection.of(all),
            SourcesSection.of(all.sources(), all.zone()),
            ActivitySection.of(all));
  }

  private static String tiles(Overview all) {
    long yesterday =
        all.visits().days().stream()
            .filter(day -> day.day().equals(all.visits().lastDay()))
            .mapToLong(Overview.VisitedDay::views)
            .sum();
    return new PageTiles()
        .add(
            "runs",
            "/ci?period=today",
            "Runs today",
            Html.number(all.runs().total()),
            failed(all.runs().failed()))
        .add(
            "deployments",
            "/releases?state=ongoing",
            "Deploying now",
            Html.number(all.deployments().ongoing()),
            failed(all.deployments().failed()) + " today")
        .add(
            "incidents",
            "/oncall?status=open",
            "Open incidents",
            Html.number(all.incidents().open()),
            "%s not acknowledged".formatted(HtmlFormat.bad(all.incidents().triggered())))
        .add(
            "visits",
            "/traffic",
            "Views yesterday",
            Html.number(yesterday),
            "of all repositories, UTC")
        .add(
            "gists",
            "/leads?state=done",
            "Deals made of gists",
            Html.number(all.gists().deals()),
            "of " + HtmlFormat.count(all.gists().all(), "gist", "gists"))
        .html();
  }

  private static String failed(long number) {
    return HtmlFormat.bad(number) + " failed";
  }
}
