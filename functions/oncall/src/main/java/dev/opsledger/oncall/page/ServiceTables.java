package dev.opsledger.oncall.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.HtmlFormat;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.core.page.PageTiles;
import dev.opsledger.oncall.domain.Catalog;
import dev.opsledger.oncall.domain.Reference;
import dev.opsledger.oncall.domain.StatusCounts;
import java.util.Comparator;
import java.util.Map;

/** Services with the numbers of their incidents. */
final class ServiceTables {
  private static final int SERVICES = 100;

  /** The most beside other figures. */
  private static final int FEW = 20;

  private ServiceTables() {}

  /** The numbers of incidents by status. */
  static PageTiles tiles(StatusCounts all) {
    return tiles(all, PageAddress.of("oncall"));
  }

  /** The same of a page. */
  static PageTiles tiles(StatusCounts all, PageAddress page) {
    return new PageTiles()
        .add(
            "triggered",
            page.with(IncidentLists.STATUS, "triggered").toString(),
            "Triggered",
            HtmlFormat.bad(all.of("triggered")),
            "nobody has taken them")
        .add(
            "acknowledged",
            page.with(IncidentLists.STATUS, "acknowledged").toString(),
            "Acknowledged",
            Html.number(all.of("acknowledged")),
            "somebody works on them")
        .add(
            "all",
            page.with(IncidentLists.STATUS, IncidentLists.ALL).toString(),
            "All incidents",
            Html.number(all.total()),
            "since the ledger began");
  }

  /** All services, or as many as a page takes, with the numbers of their incidents. */
  static PageSection services(Catalog catalog, Map<String, StatusCounts> counts, boolean alone) {
    int most = alone ? SERVICES : FEW;
    var table =
        new PageTable(
                "services",
                "Services, those with open incidents first",
                "Service",
                "Team",
                "Triggered",
                "Acknowledged",
                "All incidents")
            .orElse(
                "No service is known yet. Set PAGER_DUTY_API_KEY; the next sync lists services and"
                    + " incidents.");
    catalog.services().values().stream()
        .sorted(
            Comparator.comparingLong((Catalog.Service s) -> -open(of(counts, s.id())))
                .thenComparingLong(s -> -of(counts, s.id()).total())
                .thenComparing(Catalog.Service::name))
        .limit(most)
        .forEach(service -> add(table, service, catalog, of(counts, service.id())));
    var section = new PageSection("services", "Services").add(table);
    if (catalog.services().size() > most) {
      section.say(
          "The first %d of %d services; search for the others by name."
              .formatted(most, catalog.services().size()));
    }
    if (!alone && catalog.services().size() > most) {
      section.add("<p class=\"pages\"><a href=\"/oncall?services=all\">More services</a></p>\n");
    }
    return section.define("Counts are of all incidents since the ledger began.");
  }

  private static void add(
      PageTable table, Catalog.Service service, Catalog catalog, StatusCounts count) {
    PageAddress page = PageAddress.of("oncall", "services", service.id());
    table.row(
        PageCell.link(service.name(), page.toString()),
        PageCell.text(catalog.teams(service.teams()).stream().map(Reference::name).findFirst()),
        PageCell.bad(
            count.of("triggered"), page.with(IncidentLists.STATUS, "triggered").toString()),
        PageCell.number(
            count.of("acknowledged"), page.with(IncidentLists.STATUS, "acknowledged").toString()),
        PageCell.number(
            count.total(), page.with(IncidentLists.STATUS, IncidentLists.ALL).toString()));
  }

  private static StatusCounts of(Map<String, StatusCounts> counts, String service) {
    return counts.getOrDefault(service, new StatusCounts());
  }

  private static long open(StatusCounts count) {
    return count.of("triggered") + count.of("acknowledged");
  }
}
