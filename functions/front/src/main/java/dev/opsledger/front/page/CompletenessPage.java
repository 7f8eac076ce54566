package dev.opsledger.front.page;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageArea;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.core.page.WebPage;
import dev.opsledger.core.sync.UnitState;
import dev.opsledger.front.overview.SyncStatus;
import dev.opsledger.front.overview.SyncUnits;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How fresh and complete the sources are, and what their vendors delete next. */
final class CompletenessPage {
  static final String SHOW = "show";
  static final String TROUBLED = "troubled";
  static final String AFTER = "after";

  private CompletenessPage() {}

  static WebPage of(PageAddress address, List<SyncStatus> sources, Instant now, ZoneId zone) {
    var page =
        new WebPage(PageArea.COMPLETENESS, address, "Completeness")
            .asOf(now, zone)
            .refreshable()
            .add(SourcesSection.of(sources, zone));
    for (SyncStatus each : sources) {
      if (!each.incomplete().isEmpty()) {
        page.add(troubles(each, zone));
      }
    }
    return page;
  }

  private static PageSection troubles(SyncStatus status, ZoneId zone) {
    String source = status.source().source();
    PageAddress all = PageAddress.of("completeness", source).with(SHOW, TROUBLED);
    var section =
        new PageSection("troubles-" + source, "Not complete in " + source)
            .add(units("troubled-" + source, "Why", status.incomplete(), zone));
    if (status.moreIncomplete()) {
      section.add("<p><a href=\"%s\">All of them</a></p>\n".formatted(Html.escape(all.toString())));
    }
    return section;
  }

  static WebPage ofSource(
      PageAddress address, SyncUnits units, Optional<SyncStatus> status, Instant now, ZoneId zone) {
    boolean troubled = address.find(SHOW).isPresent();
    String name = units.source();
    var page =
        new WebPage(PageArea.COMPLETENESS, address, "Completeness of " + name)
            .crumb("Completeness", PageAddress.of("completeness"))
            .asOf(now, zone)
            .refreshable();
    status.ifPresent(each -> page.add(SourcesSection.of(List.of(each), zone)));
    var section =
        new PageSection("units", troubled ? "Units that are not complete" : "Units")
            .add(filter(address, troubled))
            .add(
                units("unit", "What is read, and how completely", units.units(), zone)
                    .orElse(
                        troubled
                            ? "Everything of this source is complete. Show all units to see them."
                            : "Nothing has been read yet; the next sync begins within minutes."))
            .define(
                "A unit is what is read at once, such as a repository. GitHub deletes runs after"
                    + " its retention; what the ledger keeps stays for ever.");
    if (units.more()) {
      String next = address.with(AFTER, units.units().getLast().id()).toString();
      section.add(
          "<p class=\"pages\"><a href=\"%s\" rel=\"next\">More units</a></p>\n"
              .formatted(Html.escape(next)));
    }
    return page.add(section);
  }

  private static String filter(PageAddress address, boolean troubled) {
    PageAddress all = address.without(SHOW, AFTER);
    return """
    <nav class="pages" aria-label="Which units"><a href="%s"%s>All units</a> \
    <a href="%s"%s>Only incomplete ones</a></nav>
    """
        .formatted(
            Html.escape(all.toString()),
            troubled ? "" : " aria-current=\"true\"",
            Html.escape(all.with(SHOW, TROUBLED).toString()),
            troubled ? " aria-current=\"true\"" : "");
  }

  private static PageTable units(String id, String caption, List<UnitState> units, ZoneId zone) {
    var table =
        new PageTable(
            id,
            caption,
            "Unit",
            "State",
            "Since",
            "Last complete",
            "Expected",
            "Missing",
            "Deleted next",
            "Reason");
    for (UnitState unit : units) {
      table.row(
          PageCell.text(unit.name()),
          PageCell.state(unit.status().name().toLowerCase(Locale.ROOT)),
          PageCell.moment(unit.since(), zone),
          PageCell.moment(unit.lastGood(), zone),
          unit.expected().map(PageCell::number).orElseGet(PageCell::none),
          unit.expected().isPresent() ? PageCell.bad(unit.missing()) : PageCell.none(),
          PageCell.moment(perishes(unit), zone),
          PageCell.text(unit.reason()));
    }
    return table;
  }

  /**
   * When the vendor deletes the oldest of what it still has, where it says how long it keeps it.
   */
  private static Optional<Instant> perishes(UnitState unit) {
    Optional<JsonNode> details = unit.details().map(UnitState::parsed);
    Optional<Long> days = details.flatMap(known -> Json.number(known, "retention_days"));
    return details
        .flatMap(known -> Json.text(known, "oldest_there"))
        .flatMap(CompletenessPage::instant)
        .flatMap(oldest -> days.map(kept -> oldest.plus(kept, ChronoUnit.DAYS)));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
