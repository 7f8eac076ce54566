package dev.opsledger.front.page;

import dev.opsledger.core.identity.IdentityEntry;
import dev.opsledger.core.identity.IdentityMap;
import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageArea;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.core.page.WebPage;
import dev.opsledger.front.identity.IdentityService.Proposed;
import java.util.List;
import java.util.function.UnaryOperator;

/** Which repositories, projects, services and teams belong together, and what else may. */
final class IdentityPage {
  private static final String[] PARTS = {"Name", "Project", "Repositories", "Services", "Team"};

  private IdentityPage() {}

  /** The page of a map and of proposals for it. */
  static WebPage of(PageAddress address, IdentityMap map, List<Proposed> proposals) {
    var page =
        new WebPage(PageArea.DORA, address, "What belongs together")
            .crumb("DORA", PageAddress.of("dora"))
            .note("Revision <b>" + map.revision() + "</b>");
    map.changed()
        .ifPresent(
            change ->
                page.note("Changed by %s at %s".formatted(Html.escape(change.by()), change.at())));
    return page.add(entries(map)).add(proposals(proposals));
  }

  private static PageSection entries(IdentityMap map) {
    var table =
        new PageTable("entries", "Each entry is one thing under several names", PARTS)
            .orElse(
                "Nothing is said to belong together. Set DORA_SERVICES and REPOSITORY_PROJECTS, or"
                    + " put entries to /identity.");
    map.entries().forEach(entry -> table.row(parts(entry)));
    return new PageSection("entries", "The map")
        .add(table)
        .define(
            "DORA figures, timelines and change events follow this map, past ones at once. It is"
                + " changed by PUT /identity with the operate token; each change is an event of the"
                + " feed.");
  }

  private static PageSection proposals(List<Proposed> proposals) {
    var table =
        new PageTable(
                "proposals",
                "Entries as they would be",
                PARTS[0],
                PARTS[1],
                PARTS[2],
                PARTS[3],
                PARTS[4],
                "Why")
            .orElse("Nothing else is known that may belong together.");
    for (Proposed each : proposals) {
      PageCell[] parts = parts(each.entry());
      table.row(parts[0], parts[1], parts[2], parts[3], parts[4], PageCell.text(each.why()));
    }
    return new PageSection("proposals", "Proposals")
        .add(table)
        .define(
            "From equal names, and from the teams that PagerDuty's services have. Nothing of them"
                + " counts until it is put into the map.");
  }

  private static PageCell[] parts(IdentityEntry entry) {
    return new PageCell[] {
      PageCell.text(entry.name()),
      entry
          .project()
          .map(String::valueOf)
          .map(id -> PageCell.link("Project " + id, PageAddress.of("releases", id).toString()))
          .orElseGet(PageCell::none),
      links(entry.repositories(), name -> PageAddress.of(("ci/" + name).split("/")).toString()),
      links(entry.services(), id -> PageAddress.of("oncall", "services", id).toString()),
      PageCell.text(entry.team())
    };
  }

  private static PageCell links(List<String> names, UnaryOperator<String> address) {
    if (names.isEmpty()) {
      return PageCell.none();
    }
    List<String> links =
        names.stream().map(name -> PageCell.link(name, address.apply(name)).html()).toList();
    return new PageCell(String.join(" ", names), String.join(", ", links), true);
  }
}
