package dev.opsledger.front.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.front.overview.Overview;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Today's runs by organization, with the flakiest and slowest workflows. */
final class RunsSection {
  private RunsSection() {}

  static String html(Overview all) {
    var table =
        new HtmlTable(
            "Runs of today by organization",
            List.of("Organization", "Runs", "Succeeded", "Failed", "Running", "Other"));
    for (Overview.Organization each : all.organizations()) {
      Overview.Runs runs = each.runs();
      table.row(
          "<a href=\"/org/%s/daily-runs\">%s</a>"
              .formatted(path(each.name()), Html.escape(each.name())),
          Html.number(runs.total()),
          Html.number(runs.succeeded()),
          HtmlFormat.bad(runs.failed()),
          Html.number(runs.running()),
          Html.number(runs.other()));
    }
    var html = new StringBuilder("<section class=\"card\" id=\"runs\">\n<h2>Runs today</h2>\n");
    html.append(table.orElse("Nothing has run today."));
    if (all.moreOrganizations()) {
      html.append("<p class=\"none\">Other organizations had runs, too, with fewer failures.");
      html.append("</p>\n");
    }
    all.organizations().forEach(each -> html.append(workflows(each)));
    return html.append("</section>\n").toString();
  }

  private static String path(String name) {
    return Html.escape(URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
  }

  private static String workflows(Overview.Organization organization) {
    if (organization.flakiest().isEmpty() && organization.slowest().isEmpty()) {
      return "";
    }
    String name = organization.name();
    return "<h3>%s</h3>\n<div class=\"pair\">\n<div>%s</div>\n<div>%s</div>\n</div>\n"
        .formatted(Html.escape(name), flakiest(organization), slowest(organization));
  }

  private static String flakiest(Overview.Organization organization) {
    var table =
        new HtmlTable(
            "Flakiest workflows of " + organization.name(),
            List.of("Workflow", "Flaky", "Failed", "Runs"));
    for (Overview.Flaky workflow : organization.flakiest()) {
      table.row(
          workflow(workflow.name(), workflow.repository()),
          HtmlFormat.bad(workflow.flaky()),
          Html.number(workflow.failed()),
          Html.number(workflow.runs()));
    }
    return table.orElse("No workflow both failed and passed with the same commit.");
  }

  private static String slowest(Overview.Organization organization) {
    var table =
        new HtmlTable(
            "Slowest workflows of " + organization.name(),
            List.of("Workflow", "On average", "Runs"));
    for (Overview.Slow workflow : organization.slowest()) {
      table.row(
          workflow(workflow.name(), workflow.repository()),
          HtmlFormat.duration(workflow.seconds()),
          Html.number(workflow.runs()));
    }
    return table.orElse("No run of today has finished yet.");
  }

  private static String workflow(String name, String repository) {
    return "%s <small>%s</small>".formatted(Html.escape(name), Html.escape(repository));
  }
}
