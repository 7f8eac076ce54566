package dev.opsledger.front.page;

import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.front.overview.Overview;

/** Today's runs by organization, with the flakiest and slowest workflows. */
final class RunsSection {
  private RunsSection() {}

  static PageSection of(Overview all) {
    var table =
        new PageTable(
                "organizations",
                "Runs of today by organization",
                "Organization",
                "Runs",
                "Succeeded",
                "Failed",
                "Running",
                "Other")
            .orElse(
                "Nothing has run today. If nothing ever did, install the GitHub App and set"
                    + " GITHUB_APP_ID, GITHUB_APP_PRIVATE_KEY and GITHUB_WEBHOOK_SECRET.");
    for (Overview.Organization each : all.organizations()) {
      Overview.Runs runs = each.runs();
      PageAddress ci = PageAddress.of("ci", each.name()).with("period", "today");
      table.row(
          PageCell.link(each.name(), ci.toString()),
          PageCell.number(runs.total(), ci.toString()),
          PageCell.number(runs.succeeded(), outcome(ci, "succeeded")),
          PageCell.bad(runs.failed(), outcome(ci, "failed")),
          PageCell.number(runs.running(), outcome(ci, "running")),
          PageCell.number(runs.other(), outcome(ci, "other")));
    }
    var section = new PageSection("runs", "Runs today").add(table);
    if (all.moreOrganizations()) {
      section.say("Other organizations had runs, too, with fewer failures.");
    }
    all.organizations().forEach(each -> addWorkflows(section, each));
    return section.define(
        "Failed counts failures, time-outs and runs that could not start; other counts cancelled,"
            + " skipped and neutral runs.");
  }

  private static String outcome(PageAddress ci, String outcome) {
    return ci.with("outcome", outcome).toString();
  }

  private static void addWorkflows(PageSection section, Overview.Organization organization) {
    if (organization.flakiest().isEmpty() && organization.slowest().isEmpty()) {
      return;
    }
    section
        .add("<h3>")
        .add(PageCell.text(organization.name()).html())
        .add("</h3>\n<div class=\"pair\">\n<div>")
        .add(flakiest(organization))
        .add("</div>\n<div>")
        .add(slowest(organization))
        .add("</div>\n</div>\n");
  }

  private static PageTable flakiest(Overview.Organization organization) {
    var table =
        new PageTable(
                "flakiest-" + organization.name(),
                "Flakiest workflows of " + organization.name(),
                "Workflow",
                "Flaky",
                "Failed",
                "Runs")
            .orElse("No workflow both failed and passed with the same commit.");
    for (Overview.Flaky each : organization.flakiest()) {
      PageAddress runs = workflow(organization, each.repository(), each.id());
      table.row(
          PageCell.link(each.name(), runs.toString(), each.repository()),
          PageCell.bad(each.flaky(), runs.toString()),
          PageCell.number(each.failed(), outcome(runs, "failed")),
          PageCell.number(each.runs(), runs.toString()));
    }
    return table;
  }

  private static PageTable slowest(Overview.Organization organization) {
    var table =
        new PageTable(
                "slowest-" + organization.name(),
                "Slowest workflows of " + organization.name(),
                "Workflow",
                "On average",
                "First attempts")
            .orElse("No run of today has finished yet.");
    for (Overview.Slow each : organization.slowest()) {
      PageAddress runs = workflow(organization, each.repository(), each.id());
      table.row(
          PageCell.link(each.name(), runs.toString(), each.repository()),
          PageCell.seconds(each.seconds()),
          PageCell.number(each.runs(), outcome(runs, "timed")));
    }
    return table;
  }

  private static PageAddress workflow(Overview.Organization owner, String repository, long id) {
    return PageAddress.of("ci", owner.name(), repository, Long.toString(id))
        .with("period", "today");
  }
}
