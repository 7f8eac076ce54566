package dev.opsledger.front.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.front.overview.Overview;
import java.util.List;

/** Deployments under way, and how today's deployments ended. */
final class DeploymentsSection {
  private DeploymentsSection() {}

  static String html(Overview all) {
    Overview.Deployments some = all.deployments();
    return """
        <section class="card" id="deployments">
        <h2>Deployments</h2>
        <p class="sum"><b>%s</b> under way · today <b>%s</b> done, <b>%s</b> failed, \
        <b>%s</b> cancelled</p>
        %s%s%s</section>
        """
        .formatted(
            Html.number(some.ongoing()),
            Html.number(some.done()),
            HtmlFormat.bad(some.failed()),
            Html.number(some.cancelled()),
            list("Under way, newest first", "Since", some.newest(), all)
                .orElse("Nothing is deploying."),
            some.failures().isEmpty()
                ? ""
                : list("Failed today, newest first", "Failed at", some.failures(), all).orElse(""),
            some.projects().isEmpty() ? "" : projects(some.projects()));
  }

  private static HtmlTable list(
      String caption, String when, List<Overview.Deployment> deployments, Overview all) {
    var table = new HtmlTable(caption, List.of("Project", "Deployment", "Status", when));
    for (Overview.Deployment each : deployments) {
      table.row(
          Html.escape(each.project()),
          Long.toString(each.id()),
          Html.escape(each.status()),
          HtmlFormat.moment(each.since(), all.zone()));
    }
    return table;
  }

  private static String projects(List<Overview.Project> projects) {
    var table =
        new HtmlTable(
            "Deployments that ended today, by project",
            List.of("Project", "Done", "Failed", "Cancelled"));
    for (Overview.Project each : projects) {
      table.row(
          Html.escape(each.name()),
          Html.number(each.done()),
          HtmlFormat.bad(each.failed()),
          Html.number(each.cancelled()));
    }
    return table.orElse("");
  }
}
