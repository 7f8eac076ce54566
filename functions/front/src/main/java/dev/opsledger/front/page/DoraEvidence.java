package dev.opsledger.front.page;

import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PagePeriod;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.front.dora.DoraResult;
import dev.opsledger.front.dora.Figures;
import dev.opsledger.front.dora.Outage;
import dev.opsledger.front.dora.Recovery;
import dev.opsledger.front.dora.Release;
import dev.opsledger.front.dora.Rework;
import java.util.Optional;

/** The rows from which DORA's figures were computed. */
final class DoraEvidence {
  private DoraEvidence() {}

  static PageSection releases(DoraResult result, PagePeriod period) {
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

  static PageSection leads(DoraResult result, PagePeriod period) {
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

  static PageSection failures(DoraResult result, PagePeriod period) {
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

  static PageSection recoveries(DoraResult result, PagePeriod period) {
    var table =
        new PageTable(
                "recoveries",
                "Deployments that failed, and how they were remedied",
                "Failed",
                "Done",
                "Incidents",
                "Remedied by",
                "Recovered in")
            .orElse("No deployment of these days is known to have failed.");
    for (Recovery each : result.figures().unplanned().recoveries().reversed()) {
      String incidents = String.join(" ", each.outages().stream().map(Outage::id).toList());
      table.row(
          deployment(each.failed().id()),
          PageCell.moment(each.failed().at(), period.zone()),
          incidents.isEmpty() ? PageCell.text("rolled back") : PageCell.text(incidents),
          each.remedy().map(to -> deployment(to.id())).orElseGet(PageCell::none),
          PageCell.seconds(each.seconds()));
    }
    return new PageSection("recoveries", "Failed deployments").add(table);
  }

  static PageSection reworks(DoraResult result, PagePeriod period) {
    var table =
        new PageTable(
                "reworks",
                "Deployments that nobody had planned",
                "Deployment",
                "Done",
                "Rolls back to",
                "Follows incident")
            .orElse("No deployment of these days is rework.");
    for (Rework each : result.figures().unplanned().reworks().reversed()) {
      table.row(
          deployment(each.release().id()),
          PageCell.moment(each.release().at(), period.zone()),
          each.rollback().map(back -> deployment(back.target())).orElseGet(PageCell::none),
          each.outage()
              .map(
                  outage ->
                      PageCell.link(
                          outage.id(), PageAddress.of("incidents", outage.id()).toString()))
              .orElseGet(PageCell::none));
    }
    return new PageSection("reworks", "Rework").add(table);
  }
}
