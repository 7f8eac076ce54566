package dev.opsledger.front.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.HtmlFormat;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageArea;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PagePeriod;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.core.page.PageTiles;
import dev.opsledger.core.page.WebPage;
import dev.opsledger.front.timeline.Entry;
import dev.opsledger.front.timeline.OncallCost;
import dev.opsledger.front.timeline.Timeline;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** What changed around an incident, a commit or a deployment, or in a project, and what it cost. */
final class ChangesPage {
  private static final String UNKNOWN = "unknown";

  private ChangesPage() {}

  static WebPage of(
      PageAddress address,
      Timeline timeline,
      Optional<PagePeriod> period,
      Instant now,
      ZoneId zone) {
    Timeline.Subject about = timeline.subject();
    String title =
        switch (about.kind()) {
          case "incident" -> "What changed before incident " + about.id();
          case "commit" -> "What became of commit " + about.id();
          case "deployment" -> "What followed deployment " + about.id();
          default -> "What happened to project " + about.id();
        };
    var page =
        new WebPage(PageArea.RELEASES, address, title)
            .asOf(now, zone)
            .note(
                "<a href=\"%s\">%s</a>"
                    .formatted(Html.escape(subject(about)), Html.escape("The " + about.kind())));
    period.ifPresent(page::period);
    page.add(cost(timeline.cost(), about)).add(meaning(timeline.cost()));
    if (about.kind().equals("project")) {
      page.add(deployments(timeline, zone));
    }
    return page.add(entries(timeline, zone));
  }

  private static String subject(Timeline.Subject about) {
    return switch (about.kind()) {
      case "incident" -> PageAddress.of("incidents", about.id()).toString();
      case "commit" -> PageAddress.of("search").with("q", about.id()).toString();
      case "deployment" -> deployment(about.id());
      default -> PageAddress.of("releases", about.id()).toString();
    };
  }

  private static String deployment(String id) {
    return PageAddress.of("releases").with("deployment", id).toString();
  }

  private static String cost(OncallCost cost, Timeline.Subject about) {
    String rows = about.kind().equals("incident") ? subject(about) : "#entries";
    return new PageTiles()
        .add("incidents", rows, "Incidents", Html.number(cost.incidents()), "told here")
        .add(
            "interruptions",
            rows,
            "Interruptions",
            cost.interruptions().map(Html::number).orElse(UNKNOWN),
            "of people on call")
        .add(
            "engaged",
            rows,
            "Engaged",
            cost.engagedSeconds().map(HtmlFormat::duration).orElse(UNKNOWN),
            "all people together")
        .html();
  }

  private static PageSection meaning(OncallCost cost) {
    var section =
        new PageSection("cost", "What it cost on call")
            .define(
                "Incidents count by the rules of the DORA figures. An interruption is a push"
                    + " message, SMS or phone call with all that follow it within a minute. Engaged"
                    + " is the time of each person from the acknowledgement to the resolution. As"
                    + " soon as it is not known of one incident, the sum is unknown.");
    cost.why().ifPresent(why -> section.warn("Not all is known: " + why + "."));
    return section;
  }

  private static PageSection deployments(Timeline timeline, ZoneId zone) {
    var table =
        new PageTable(
                "costs",
                "Deployments that were done, and what their incidents cost",
                "Deployment",
                "At",
                "Incidents",
                "Interruptions",
                "Engaged")
            .orElse("No deployment was done in these days. Choose others.");
    for (Entry each : timeline.entries()) {
      if (each.kind() == Entry.Kind.DEPLOYMENT && each.isDone()) {
        OncallCost cost = timeline.costOf(Long.parseLong(each.fact().id()));
        String rows = PageAddress.of("changes").with("deployment", each.fact().id()).toString();
        table.row(
            PageCell.link(each.fact().id(), deployment(each.fact().id())),
            PageCell.moment(each.at(), zone),
            PageCell.number(cost.incidents(), rows),
            number(cost.interruptions()),
            seconds(cost.engagedSeconds()));
      }
    }
    return new PageSection("costs", "By deployment")
        .add(table)
        .define("Incidents count against deployments to production here.");
  }

  private static PageSection entries(Timeline timeline, ZoneId zone) {
    var table =
        new PageTable(
                "entries",
                "What happened, with why it stands here",
                "What",
                "Name",
                "State",
                "At",
                "After",
                "Why",
                "Interruptions",
                "Engaged")
            .orElse(
                "Nothing is known that changed. A service belongs to a project by the identity"
                    + " map; candidates are looked for in its projects only.");
    for (Entry each : timeline.entries()) {
      boolean incident = each.kind() == Entry.Kind.INCIDENT;
      table.row(
          what(each),
          PageCell.text(each.title()),
          each.status().map(PageCell::state).orElseGet(PageCell::none),
          PageCell.moment(each.at(), zone),
          distance(each.seconds()),
          PageCell.text(each.why()),
          incident ? number(each.number("interruptions")) : PageCell.none(),
          incident ? seconds(each.number("engagedSeconds")) : PageCell.none());
    }
    var section = new PageSection("entries", "What happened").add(table);
    timeline.gap().ifPresent(gap -> section.warn("Not all is told: " + gap + "."));
    return timeline.subject().kind().equals("incident")
        ? section.define(
            "Candidates, the likeliest first: the last release before the incident, however old,"
                + " then what else changed, by its distance. None is called the cause.")
        : section;
  }

  private static PageCell what(Entry entry) {
    String kind = entry.kind().name().toLowerCase(Locale.ROOT);
    String id = entry.fact().id();
    return switch (entry.kind()) {
      case DEPLOYMENT -> PageCell.link(kind + " " + id, deployment(id));
      case RUN -> PageCell.link(kind + " " + id, PageAddress.of("runs", id).toString());
      case INCIDENT -> PageCell.link(kind + " " + id, PageAddress.of("incidents", id).toString());
      case TRAFFIC ->
          PageCell.link(
              kind, PageAddress.of("traffic").with("q", entry.repository().orElse("")).toString());
    };
  }

  /** A distance keeps its direction. */
  private static PageCell distance(long seconds) {
    return seconds < 0
        ? new PageCell(seconds, HtmlFormat.duration(-seconds) + " before", false)
        : PageCell.seconds(seconds);
  }

  private static PageCell number(Optional<Long> number) {
    return number.map(PageCell::number).orElseGet(ChangesPage::unknown);
  }

  private static PageCell seconds(Optional<Long> seconds) {
    return seconds.map(PageCell::seconds).orElseGet(ChangesPage::unknown);
  }

  private static PageCell unknown() {
    return new PageCell(null, UNKNOWN, false);
  }
}
