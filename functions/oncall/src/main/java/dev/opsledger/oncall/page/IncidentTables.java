package dev.opsledger.oncall.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.Reference;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Incidents as rows. */
final class IncidentTables {
  private IncidentTables() {}

  /** A table of incidents in the given order. */
  static PageTable of(
      String id, String caption, List<IncidentLists.Listed> incidents, ZoneId zone) {
    return of(id, caption, incidents, zone, Optional.empty());
  }

  /**
   * The same, with how often each interrupted somebody.
   *
   * @param filter the hours that count; empty to leave that out
   */
  static PageTable of(
      String id,
      String caption,
      List<IncidentLists.Listed> incidents,
      ZoneId zone,
      Optional<IncidentChoice> filter) {
    var columns =
        new ArrayList<>(
            List.of(
                "Incident",
                "Status",
                "Service",
                "Urgency",
                "Priority",
                "Began",
                "Resolved",
                "Took",
                "On PagerDuty"));
    filter.ifPresent(_ -> columns.addAll(1, List.of("Interruptions", "Escalations")));
    var table = new PageTable(id, caption, columns.toArray(String[]::new));
    for (IncidentLists.Listed listed : incidents) {
      var cells = new ArrayList<>(cells(listed.incident(), zone));
      filter.ifPresent(
          hours -> {
            Tally load = listed.load().orElse(Tally.NONE);
            cells.addAll(
                1,
                List.of(
                    PageCell.number(hours.interruptions(load)),
                    PageCell.number(LoadFigures.of(load).escalations())));
          });
      table.row(cells.toArray(PageCell[]::new));
    }
    return table;
  }

  private static List<PageCell> cells(Incident each, ZoneId zone) {
    return List.of(
        PageCell.link(
            each.number().map(number -> "#" + number).orElseGet(each::id),
            page(each),
            each.title()),
        PageCell.state(each.status()),
        service(each.service()),
        PageCell.text(each.urgency()),
        PageCell.text(each.details().priority().map(Reference::name)),
        PageCell.moment(each.createdAt(), zone),
        PageCell.moment(each.resolvedAt(), zone),
        PageCell.seconds(
            each.resolvedAt().map(end -> Duration.between(each.createdAt(), end).toSeconds())),
        PageCell.vendor("Incident", each.details().url()));
  }

  private static String page(Incident incident) {
    return PageAddress.of("incidents", incident.id()).toString();
  }

  static PageCell service(Optional<Reference> service) {
    return service
        .map(
            known ->
                PageCell.link(
                    known.name(), PageAddress.of("oncall", "services", known.id()).toString()))
        .orElseGet(PageCell::none);
  }

  /** A link to the incidents that follow. */
  static String more(Optional<PageAddress> next) {
    return next.map(
            address ->
                "<p class=\"pages\"><a href=\"%s\" rel=\"next\">More incidents</a></p>\n"
                    .formatted(Html.escape(address.toString())))
        .orElse("");
  }
}
