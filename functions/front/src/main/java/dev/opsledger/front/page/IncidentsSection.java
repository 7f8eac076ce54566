package dev.opsledger.front.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.HtmlFormat;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.front.overview.Overview;

/** The services with open incidents. */
final class IncidentsSection {
  private IncidentsSection() {}

  static PageSection of(Overview all) {
    Overview.Incidents incidents = all.incidents();
    var table =
        new PageTable(
                "open-services",
                "Services with open incidents",
                "Service",
                "Triggered",
                "Acknowledged")
            .orElse("No service has an open incident.");
    for (Overview.Service each : incidents.services()) {
      PageAddress service = PageAddress.of("oncall", "services", each.id());
      table.row(
          PageCell.link(each.name(), service.toString()),
          PageCell.bad(each.triggered(), service.with("status", "triggered").toString()),
          PageCell.number(each.acknowledged(), service.with("status", "acknowledged").toString()));
    }
    return new PageSection("incidents", "Incidents")
        .add(
            """
            <p class="sum"><a href="/oncall?status=open"><b>%s</b> open</a>: \
            <a href="/oncall?status=triggered"><b>%s</b> triggered</a>, \
            <a href="/oncall?status=acknowledged"><b>%s</b> acknowledged</a></p>
            """
                .formatted(
                    Html.number(incidents.open()),
                    HtmlFormat.bad(incidents.triggered()),
                    Html.number(incidents.acknowledged())))
        .add(table);
  }
}
