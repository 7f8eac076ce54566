package dev.opsledger.front.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.front.overview.Overview;
import java.util.List;

/** The services with open incidents. */
final class IncidentsSection {
  private IncidentsSection() {}

  static String html(Overview all) {
    Overview.Incidents incidents = all.incidents();
    var table =
        new HtmlTable(
            "Services with open incidents", List.of("Service", "Triggered", "Acknowledged"));
    for (Overview.Service each : incidents.services()) {
      table.row(
          Html.escape(each.name()),
          HtmlFormat.bad(each.triggered()),
          Html.number(each.acknowledged()));
    }
    return """
        <section class="card" id="incidents">
        <h2>Incidents</h2>
        <p class="sum"><b>%s</b> open: <b>%s</b> triggered, <b>%s</b> acknowledged</p>
        %s</section>
        """
        .formatted(
            Html.number(incidents.open()),
            HtmlFormat.bad(incidents.triggered()),
            Html.number(incidents.acknowledged()),
            table.orElse("No service has an open incident."));
  }
}
