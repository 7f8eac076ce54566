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
import dev.opsledger.front.dora.Release;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The DORA figures of a project, each with its definition and the rows it was computed from. */
final class DoraPage {
  static final String PROJECT = "project";
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
          PageCell.link(project.name(), address.with(PROJECT, id).toString()),
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
                    "Figures are of one project and environment. They are not for comparing unlike"
                        + " services."));
  }

  private static String form(PageAddress address) {
    return """
    <form class="filter" method="get">
    <label>Project's id <input name="project" inputmode="numeric" size="8" value="%s"></label>
    <label>Environment <input name="environment" size="16" value="%s"></label>
    <button>Show</button>
    </form>
    """
        .formatted(
            Html.escape(address.find(PROJECT).orElse("")),
            Html.escape(address.find(ENVIRONMENT).orElse("production")));
  }

  /** The page of a project. */
  static WebPage of(
      PageAddress address, PagePeriod period, long project, DoraResult result, Duration window) {
    String name = "DORA figures of project " + project;
    return new WebPage(PageArea.DORA, address, name)
        .crumb("DORA", address.without(PROJECT, ENVIRONMENT))
        .note(
            "<a href=\"%s\">Its deployments</a>"
                .formatted(Html.escape(PageAddress.of("releases", "" + project).toString())))
        .note("<a href=\"/dora/identity\">What belongs together</a>")
        .note("Environment <b>" + Html.escape(result.environment().name()) + "</b>")
        .period(period)
        .add(figures(result, window))
        .add(releases(result, period))
        .beside(leads(result, period), failures(result, period))
        .add(new PageSection("other", "Another project or environment").add(form(address)));
  }

  private static PageSection figures(DoraResult result, Duration window) {
    Figures figures = result.figures();
    var table =
        new PageTable(
            "figures", "The figures of the period", "Figure", "Value", "Of", "Sure", "Why");
    row(
        table,
        "Deployment frequency",
        "#releases",
        String.format(Locale.ENGLISH, "%.2f a day", figures.releasesADay()),
        figures.releases().size() + " deployments",
        Confidence.inFrequency(result));
    row(
        table,
        "Lead time for changes",
        "#leads",
        duration(figures.leadTime()),
        figures.leads().size() + " of " + figures.distinctCommits() + " commits",
        Confidence.inLeadTime(result));
    row(
        table,
        "Change failure rate",
        "#incidents",
        result.services().isEmpty() || figures.failureRate().isEmpty()
            ? "unknown"
            : HtmlFormat.share(figures.failureRate().getAsDouble()),
        figures.failed() + " of " + figures.releases().size() + " deployments",
        Confidence.inFailureRate(result));
    row(
        table,
        "Time to restore",
        "#incidents",
        duration(figures.timeToRestore()),
        figures.restored() + " of " + figures.failures().size() + " incidents",
        Confidence.inTimeToRestore(result));
    Figures.Unplanned unplanned = figures.unplanned();
    row(
        table,
        "Failed deployment recovery time",
        "#incidents",
        duration(unplanned.recoveryTime()),
        unplanned.recovered() + " of " + unplanned.recoveries().size() + " failed deployments",
        Confidence.inRecovery(result));
    row(
        table,
        "Rework rate",
        "#releases",
        figures.reworkRate().isEmpty()
            ? "unknown"
            : HtmlFormat.share(figures.reworkRate().getAsDouble()),
        unplanned.reworks().size() + " of " + figures.releases().size() + " deployments",
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
      PageTable table, String name, String rows, String value, String of, Confidence sure) {
    table.row(
        PageCell.link(name, rows),
        PageCell.text(value),
        PageCell.text(of),
        PageCell.text(sure.level()),
        PageCell.text(sure.reason()));
  }

  private static String duration(OptionalDouble seconds) {
    return seconds.isPresent() ? HtmlFormat.duration(Math.round(seconds.getAsDouble())) : "unknown";
  }

  private static PageSection releases(DoraResult result, PagePeriod period) {
    var table =
        new PageTable("releases", "Deployments that were done", "Deployment", "Done", "Commit")
            .orElse("No deployment was done in these days. Choose others.");
    for (Release each : result.figures().releases().reversed()) {
      table.row(
          deployment(each.id()), PageCell.moment(each.at(), period.zone()), commit(each.commit()));
    }
    return new PageSection("releases", "Deployments").add(table);
  }

  private static PageCell deployment(long id) {
    return PageCell.number(
        id, PageAddress.of("releases").with("deployment", Long.toString(id)).toString());
  }

  private static PageCell commit(Optional<String> commit) {
    return commit
        .map(sha -> PageCell.link(sha, PageAddress.of("search").with("q", sha).toString()))
        .orElseGet(PageCell::none);
  }

  private static PageSection leads(DoraResult result, PagePeriod period) {
    var table =
        new PageTable(
                "leads",
                "Commits, each until its first deployment",
                "Deployment",
                "First run",
                "Seen",
                "Lead time")
            .orElse("No deployment of these days has a commit whose first run is known.");
    for (Figures.Lead each : result.figures().leads().reversed()) {
      table.row(
          deployment(each.release().id()),
          PageCell.link(
              Long.toString(each.commit().run()),
              PageAddress.of("runs", Long.toString(each.commit().run())).toString()),
          PageCell.moment(each.commit().at(), period.zone()),
          PageCell.seconds(each.seconds()));
    }
    return new PageSection("leads", "Lead times").add(table);
  }

  private static PageSection failures(DoraResult result, PagePeriod period) {
    var table =
        new PageTable(
                "incidents",
                "Incidents that count against a deployment",
                "Incident",
                "Deployment",
                "Began",
                "After",
                "Restored in")
            .orElse("No incident counts against a deployment of these days.");
    for (Figures.Failure each : result.figures().failures().reversed()) {
      String id = each.outage().id();
      table.row(
          PageCell.link(id, PageAddress.of("incidents", id).toString()),
          deployment(each.release().id()),
          PageCell.moment(each.outage().at(), period.zone()),
          PageCell.seconds(each.seconds()),
          PageCell.seconds(each.secondsToRestore()));
    }
    return new PageSection("incidents", "Failures").add(table);
  }
}
