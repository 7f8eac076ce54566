package dev.opsledger.front.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.core.web.RequestCaller;
import dev.opsledger.front.overview.Overview;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The home page: the overview as HTML. It works without JavaScript. */
public final class HomePage {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

  private static final String SIGN_OUT =
      "<form method=\"post\" action=\"/sign-out\"><button>Sign out</button></form>";
  private static final String REFRESH =
      "<button id=\"refresh\" type=\"button\" hidden>Refresh all sources</button>";

  private HomePage() {}

  /** The page for this caller. */
  public static String html(Overview all, RequestCaller caller) {
    return PageLayout.html(
        "opsledger",
        header(all, caller)
            + tiles(all)
            + RunsSection.html(all)
            + "<div class=\"columns\">\n"
            + DeploymentsSection.html(all)
            + IncidentsSection.html(all)
            + VisitsSection.html(all)
            + GistsSection.html(all)
            + SourcesSection.html(all)
            + ActivitySection.html(all)
            + "</div>\n");
  }

  private static String header(Overview all, RequestCaller caller) {
    return """
        <header>
        <p class="brand">opsledger</p>
        <h1>%s</h1>
        <p class="asof" id="asof">As of %s (%s)</p>
        <div class="refresh">%s%s
        <span id="progress" role="status"></span></div>
        </header>
        """
        .formatted(
            DAY.format(all.day()),
            HtmlFormat.second(all.at(), all.zone()),
            Html.escape(all.zone().getId()),
            caller.byCookie() ? SIGN_OUT : "",
            caller.operates() ? REFRESH : "");
  }

  private static String tiles(Overview all) {
    long yesterday =
        all.visits().days().stream()
            .filter(day -> day.day().equals(all.visits().lastDay()))
            .mapToLong(Overview.VisitedDay::views)
            .sum();
    List<String> tiles =
        List.of(
            tile("runs", "Runs today", all.runs().total(), failed(all.runs().failed())),
            tile(
                "deployments",
                "Deploying now",
                all.deployments().ongoing(),
                failed(all.deployments().failed()) + " today"),
            tile(
                "incidents",
                "Open incidents",
                all.incidents().open(),
                "%s not acknowledged".formatted(HtmlFormat.bad(all.incidents().triggered()))),
            tile("visits", "Views yesterday", yesterday, "of all repositories, UTC"),
            tile(
                "gists",
                "Deals made of gists",
                all.gists().deals(),
                "of " + HtmlFormat.count(all.gists().all(), "gist", "gists")));
    return "<section id=\"tiles\" class=\"tiles\" aria-label=\"At a glance\">\n%s</section>\n"
        .formatted(String.join("", tiles));
  }

  private static String failed(long number) {
    return HtmlFormat.bad(number) + " failed";
  }

  private static String tile(String to, String name, long number, String note) {
    return """
        <a class="tile" href="#%s"><span class="name">%s</span>
        <b data-tile="%s">%s</b><span class="note">%s</span></a>
        """
        .formatted(to, name, to, Html.number(number), note);
  }
}
