package dev.opsledger.front.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.HtmlFormat;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.front.overview.Overview;
import java.util.List;

/** Deployments under way, and how today's deployments ended. */
final class DeploymentsSection {
  private DeploymentsSection() {}

  static PageSection of(Overview all) {
    Overview.Deployments some = all.deployments();
    var section =
        new PageSection("deployments", "Deployments")
            .add(
                """
                <p class="sum"><a href="/releases?state=ongoing"><b>%s</b> under way</a> · today \
                <a href="%s"><b>%s</b> done</a>, <a href="%s"><b>%s</b> failed</a>, \
                <a href="%s"><b>%s</b> cancelled</a></p>
                """
                    .formatted(
                        Html.number(some.ongoing()),
                        today("done"),
                        Html.number(some.done()),
                        today("failed"),
                        HtmlFormat.bad(some.failed()),
                        today("cancelled"),
                        Html.number(some.cancelled())))
            .add(
                list("deploying", "Under way, newest first", "Since", some.newest(), all)
                    .orElse("Nothing is deploying."));
    if (!some.failures().isEmpty()) {
      section.add(
          list("failures", "Failed today, newest first", "Failed at", some.failures(), all));
    }
    if (!some.projects().isEmpty()) {
      section.add(projects(some.projects()));
    }
    return section;
  }

  private static String today(String state) {
    return Html.escape("/releases?state=" + state + "&period=today");
  }

  private static PageTable list(
      String id, String caption, String when, List<Overview.Deployment> deployments, Overview all) {
    var table = new PageTable(id, caption, "Project", "Deployment", "Status", when);
    for (Overview.Deployment each : deployments) {
      PageAddress self = PageAddress.of("releases").with("deployment", Long.toString(each.id()));
      table.row(
          PageCell.link(each.project(), self.toString()),
          PageCell.id(each.id()).to(self.toString()),
          PageCell.state(each.status()),
          PageCell.moment(each.since(), all.zone()));
    }
    return table;
  }

  private static PageTable projects(List<Overview.Project> projects) {
    var table =
        new PageTable(
            "projects",
            "Deployments that ended today, by project",
            "Project",
            "Done",
            "Failed",
            "Cancelled");
    for (Overview.Project each : projects) {
      PageAddress self =
          PageAddress.of("releases", Long.toString(each.id())).with("period", "today");
      table.row(
          PageCell.link(each.name(), self.toString()),
          PageCell.number(each.done(), self.with("state", "done").toString()),
          PageCell.bad(each.failed(), self.with("state", "failed").toString()),
          PageCell.number(each.cancelled(), self.with("state", "cancelled").toString()));
    }
    return table;
  }
}
