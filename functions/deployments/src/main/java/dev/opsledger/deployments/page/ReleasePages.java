package dev.opsledger.deployments.page;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageArea;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PagePeriod;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.core.page.PageTiles;
import dev.opsledger.core.page.WebPage;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.domain.Project;
import dev.opsledger.deployments.domain.StatusReport;
import dev.opsledger.deployments.domain.Transition;
import dev.opsledger.deployments.store.DeploymentRollups;
import dev.opsledger.deployments.store.DeploymentStore;
import dev.opsledger.deployments.store.NewestDeployments;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what the pages about releases show. */
public record ReleasePages(
    DeploymentStore store,
    NewestDeployments newest,
    DeploymentRollups rollups,
    ZoneId zone,
    Clock clock) {
  /** The longest period of which there are charts. */
  private static final int LONGEST = 366;

  static final String DEPLOYMENT = "deployment";
  private static final String NUMBER = "[1-9][0-9]{0,15}";

  WebPage all(PageAddress address) {
    Optional<String> one = address.find(DEPLOYMENT);
    if (one.isPresent()) {
      return deployment(address, one.get());
    }
    PagePeriod period = PagePeriod.of(address, "7", clock, zone);
    var filter = ReleaseFilter.of(address, period);
    NewestDeployments.Part part = newest.all(place(address));
    return new WebPage(PageArea.RELEASES, address, "Releases")
        .asOf(clock.instant(), zone)
        .period(period)
        .add(
            ReleaseTables.deployments(
                "Deployments of " + period.words(), part, filter, address, zone))
        .add(ReleaseTables.live(part.deployments(), part.next() == 0, zone));
  }

  WebPage project(PageAddress address, String id) {
    Project project =
        Optional.of(id)
            .filter(text -> text.matches(NUMBER))
            .flatMap(text -> store.project(Long.parseLong(text)))
            .orElseThrow(() -> RequestException.notFound("there is no such project"));
    PagePeriod period = PagePeriod.of(address, "30", clock, zone);
    var filter = ReleaseFilter.of(address, period);
    NewestDeployments.Part part = newest.of(project.id(), project.deployments(), place(address));
    PageAddress self = PageAddress.of("releases", id).with("period", "year");
    var page =
        new WebPage(PageArea.RELEASES, address, project.name())
            .crumb("Releases", PageAddress.of("releases"))
            .asOf(clock.instant(), zone)
            .note("Project <b>" + project.id() + "</b>")
            .note(
                "<a href=\"/activity.atom?project=%d\">Its events, as a feed</a>"
                    .formatted(project.id()))
            .period(period);
    project
        .url()
        .ifPresent(url -> page.note(PageCell.vendor("Its address", Optional.of(url)).html()));
    return page.add(
            new PageTiles()
                .add(
                    "deployments",
                    self.toString(),
                    "Deployments",
                    Html.number(project.deployments()),
                    "since the project began")
                .add(
                    "ongoing",
                    PageAddress.of("releases", id).with(ReleaseFilter.STATE, "ongoing").toString(),
                    "Under way",
                    Html.number(project.ongoing()),
                    "now")
                .add(
                    "live",
                    self.with(ReleaseFilter.STATE, "done").toString(),
                    "Done",
                    Html.number(project.live()),
                    "since the project began")
                .html())
        .add(charts(period, project.id()))
        .add(ReleaseTables.live(part.deployments(), part.next() == 0, zone))
        .add(
            ReleaseTables.deployments(
                "Deployments of " + period.words(), part, filter, address, zone))
        .add(FrontSections.figures(project.id(), period))
        .add(FrontSections.events(project.id(), period));
  }

  private PageSection charts(PagePeriod period, long project) {
    if (period.days() > LONGEST) {
      return new PageSection("charts", "Over time").say("Charts are of at most a year.");
    }
    var days = rollups.days(project, period.first(), period.last());
    PageAddress page = PageAddress.of("releases", Long.toString(project));
    return new ReleaseCharts(page, period, days).section();
  }

  private WebPage deployment(PageAddress address, String id) {
    Deployment found =
        Optional.of(id)
            .filter(text -> text.matches(NUMBER))
            .flatMap(text -> store.find(Long.parseLong(text)))
            .orElseThrow(() -> RequestException.notFound("there is no such deployment"));
    var page =
        new WebPage(PageArea.RELEASES, address, "Deployment " + found.id())
            .crumb("Releases", PageAddress.of("releases"))
            .crumb(
                found.project().name(),
                PageAddress.of("releases", Long.toString(found.project().id())))
            .asOf(clock.instant(), zone)
            .note(PageCell.state(found.status().text()).html())
            .note("Environment <b>" + Html.escape(found.details().environment()) + "</b>")
            .note("Commit " + ReleaseTables.commit(found.commitSha()).html())
            .note(ReleaseTables.vendor(found).html());
    found
        .details()
        .rollbackOf()
        .ifPresent(
            target ->
                page.note(
                    "A rollback to <a href=\"%s\">deployment %d</a>"
                        .formatted(
                            Html.escape(address.with(DEPLOYMENT, "" + target).toString()),
                            target)));
    return page.add(steps(found)).add(FrontSections.following(found.id()));
  }

  private PageSection steps(Deployment found) {
    var table = new PageTable("steps", "What happened to it", "Step", "At", "By", "Through");
    if (found.gitHub().isPresent()) {
      step(table, Transition.first(found.createdAt(), Transition.Actor.GITHUB, Optional.empty()));
      for (StatusReport report : found.gitHub().get().reports()) {
        table.row(
            PageCell.state(report.status().text()),
            PageCell.moment(report.at(), zone),
            PageCell.text(report.by()),
            PageCell.text("github"));
      }
    } else {
      List<Transition> history = found.history();
      if (history.getFirst().from().isPresent()) {
        step(table, Transition.first(found.createdAt(), Transition.Actor.API, Optional.empty()));
      }
      history.forEach(each -> step(table, each));
    }
    return new PageSection("steps", "Steps")
        .add(table)
        .define(
            "Each change of its status, oldest first; of a deployment that GitHub records, every"
                + " status it reported. Steps that were made before this page kept them are in the project's events only.");
  }

  private void step(PageTable table, Transition each) {
    table.row(
        PageCell.state(each.status().text()),
        PageCell.moment(each.at(), zone),
        PageCell.text(each.by()),
        PageCell.text(each.actor().name().toLowerCase(Locale.ROOT)));
  }

  private static long place(PageAddress address) {
    String place = address.find(ReleaseTables.FROM).orElse("0");
    if (!place.matches("0|" + NUMBER)) {
      throw RequestException.invalid("place must be a positive whole number");
    }
    return Long.parseLong(place);
  }
}
