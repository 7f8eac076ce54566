package dev.opsledger.front.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.HtmlFormat;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageArea;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PagePeriod;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.core.page.WebPage;
import dev.opsledger.front.domain.NamedThing;
import dev.opsledger.front.dora.Confidence;
import dev.opsledger.front.dora.DoraResult;
import dev.opsledger.front.dora.Figures;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The DORA figures of a project or a team, each with its definition and the rows it was computed
 * from.
 */
final class DoraPage {
  static final String PROJECT = "project";
  static final String TEAM = "team";
  static final String ENVIRONMENT = "environment";

  private DoraPage() {}

  /** The page before a project is chosen. */
  static WebPage choice(PageAddress address, PagePeriod period, List<NamedThing> projects) {
    var table =
        new PageTable(
                "projects", "Projects with deployments in the last days", "Project", "Releases")
            .orElse(
                "No project had a deployment in the last seven days. Enter a project's id, or"
                    + " search for its name.");
    for (NamedThing project : projects) {
      String id = project.path().getFirst();
      table.row(
          PageCell.link(project.name(), address.without(TEAM).with(PROJECT, id).toString()),
          PageCell.link("deployments", PageAddress.of("releases", id).toString()));
    }
    return new WebPage(PageArea.DORA, address, "DORA figures")
        .note("<a href=\"/dora/identity\">What belongs together</a>")
        .period(period)
        .add(
            new PageSection("choice", "Choose a project")
                .add(form(address))
                .add(table)
                .define(
                    "Figures are of one project or team and one environment. They are not for"
                        + " comparing unlike services."));
  }

  private static String form(PageAddress address) {
    return """
    <form class="filter" method="get">
    <label>Project's id <input name="project" inputmode="numeric" size="8" value="%s"></label>
    <label>or team <input name="team" size="14" maxlength="100" value="%s"></label>
    <label>Environment <input name="environment" size="16" value="%s"></label>
    <button>Show</button>
    </form>
    """
        .formatted(
            Html.escape(address.find(PROJECT).orElse("")),
            Html.escape(address.find(TEAM).orElse("")),
            Html.escape(address.find(ENVIRONMENT).orElse("production")));
  }

  /** The page of a project or of a team's projects. */
  static WebPage of(PageAddress address, PagePeriod period, DoraResult result, Duration window) {
    Optional<String> team = result.scope().team();
    String of =
        team.map(name -> "team " + name).orElse("project " + result.scope().projects().getFirst());
    var page =
        new WebPage(PageArea.DORA, address, "DORA figures of " + of)
            .crumb("DORA", address.without(PROJECT, TEAM, ENVIRONMENT))
            .note("<a href=\"/dora/identity\">What belongs together</a>")
            .note("Environment <b>" + Html.escape(result.environment().name()) + "</b>")
            .period(period);
    for (long project : result.scope().projects()) {
      page.note(
          "<a href=\"%s\">Deployments of project %d</a>"
              .formatted(
                  Html.escape(PageAddress.of("releases", "" + project).toString()), project));
    }
    return page.add(figures(result, window))
        .add(DoraTrend.section(result, address))
        .add(DoraEvidence.releases(result, period))
        .beside(
            DoraEvidence.leads(result, period),
            DoraEvidence.failures(result, period),
            DoraEvidence.recoveries(result, period),
            DoraEvidence.reworks(result, period))
        .add(new PageSection("other", "Another project, team or environment").add(form(address)));
  }

  private static PageSection figures(DoraResult result, Duration window) {
    Figures figures = result.figures();
    Figures.Unplanned unplanned = figures.unplanned();
    int releases = figures.releases().size();
    var table =
        new PageTable(
            "figures", "The figures of the period", "Figure", "Value", "Rows", "Of", "Sure", "Why");
    row(
        table,
        "Deployment frequency",
        String.format(Locale.ENGLISH, "%.2f a day", figures.releasesADay()),
        rows(releases, "#releases"),
        "deployments",
        Confidence.inFrequency(result));
    row(
        table,
        "Lead time for changes",
        duration(figures.leadTime()),
        rows(figures.leads().size(), "#leads"),
        "commits, of %d".formatted(figures.distinctCommits()),
        Confidence.inLeadTime(result));
    row(
        table,
        "Change failure rate",
        result.services().isEmpty() || figures.failureRate().isEmpty()
            ? "unknown"
            : HtmlFormat.share(figures.failureRate().getAsDouble()),
        rows(figures.failures().size(), "#incidents"),
        "incidents, against %d of %d deployments".formatted(figures.failed(), releases),
        Confidence.inFailureRate(result));
    row(
        table,
        "Time to restore",
        duration(figures.timeToRestore()),
        rows(figures.failures().size(), "#incidents"),
        "incidents, of which %d are restored".formatted(figures.restored()),
        Confidence.inTimeToRestore(result));
    row(
        table,
        "Failed deployment recovery time",
        duration(unplanned.recoveryTime()),
        rows(unplanned.recoveries().size(), "#recoveries"),
        "failed deployments, of which %d are remedied".formatted(unplanned.recovered()),
        Confidence.inRecovery(result));
    row(
        table,
        "Rework rate",
        figures.reworkRate().isEmpty()
            ? "unknown"
            : HtmlFormat.share(figures.reworkRate().getAsDouble()),
        rows(unplanned.reworks().size(), "#reworks"),
        "of %d deployments".formatted(releases),
        Confidence.inRework(result));
    return new PageSection("figures", "Figures")
        .add(table)
        .define(
            "Frequency: deployments that were done, a day. Lead time: from the first run of a"
                + " commit to its deployment, median. Failure rate: deployments within %d minutes"
                    .formatted(window.toMinutes())
                + " of which an incident of the project's services began. Time to restore: from"
                + " that incident to its resolution, median. Recovery time: from a failed"
                + " deployment's end until one that remedied it, or until its incident was"
                + " resolved, median. Rework rate: deployments that nobody planned and that"
                + " follow from an incident.");
  }

  private static void row(
      PageTable table, String name, String value, PageCell rows, String of, Confidence sure) {
    table.row(
        PageCell.text(name),
        PageCell.text(value),
        rows,
        PageCell.text(of),
        PageCell.text(sure.level()),
        PageCell.text(sure.reason()));
  }

  private static PageCell rows(int number, String place) {
    return PageCell.number(number, place);
  }

  private static String duration(OptionalDouble seconds) {
    return seconds.isPresent() ? HtmlFormat.duration(Math.round(seconds.getAsDouble())) : "unknown";
  }
}
