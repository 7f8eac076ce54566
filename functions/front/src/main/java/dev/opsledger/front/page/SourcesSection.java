package dev.opsledger.front.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.core.sync.SourceState;
import dev.opsledger.core.sync.UnitState;
import dev.opsledger.front.overview.SyncStatus;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** How fresh and complete each source is, in short. */
final class SourcesSection {
  private static final int REASONS = 3;

  private SourcesSection() {}

  static PageSection of(List<SyncStatus> sources, ZoneId zone) {
    var table =
        new PageTable(
                "all-sources",
                "How fresh and complete each source is",
                "Source",
                "State",
                "Last complete",
                "Expected",
                "Stored",
                "Missing")
            .orElse("No source has been synchronized yet; the schedules begin within minutes.");
    var reasons = new StringBuilder();
    for (SyncStatus each : sources) {
      SourceState source = each.source();
      Optional<SourceState.Ended> last = source.last();
      PageAddress units = PageAddress.of("completeness", source.source());
      table.row(
          PageCell.link(source.source(), units.toString()),
          PageCell.state(each.status().word()),
          source
              .lastGoodAt()
              .map(at -> PageCell.moment(at, zone))
              .orElseGet(() -> PageCell.text("not yet")),
          PageCell.number(last.map(SourceState.Ended::planned).orElse(0L), units.toString()),
          PageCell.number(last.map(SourceState.Ended::done).orElse(0L), units.toString()),
          PageCell.bad(
              last.map(SourceState.Ended::failed).orElse(0L),
              units.with("show", "troubled").toString()));
      source.idle().ifPresent(why -> reasons.append(reason(source.source() + ": " + why)));
      each.incomplete().stream().limit(REASONS).forEach(unit -> reasons.append(reason(text(unit))));
    }
    var section = new PageSection("sources", "Sources").add(table);
    if (!reasons.isEmpty()) {
      section.add("<ul class=\"reasons\">\n" + reasons + "</ul>\n");
    }
    return section.add(
        "<p class=\"pages\"><a href=\"/completeness\">All about completeness</a> <a"
            + " href=\"/docs\">The API</a></p>\n");
  }

  private static String text(UnitState unit) {
    return unit.name() + unit.reason().map(reason -> ": " + reason).orElse("");
  }

  private static String reason(String text) {
    return "<li>" + Html.escape(text) + "</li>\n";
  }
}
