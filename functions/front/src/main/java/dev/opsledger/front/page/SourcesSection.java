package dev.opsledger.front.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.core.sync.SourceState;
import dev.opsledger.core.sync.UnitState;
import dev.opsledger.front.overview.Overview;
import dev.opsledger.front.overview.SyncStatus;
import java.util.List;
import java.util.Optional;

/** How fresh and complete each source is, in short; {@code /sync} has the details. */
final class SourcesSection {
  private static final int REASONS = 3;

  private SourcesSection() {}

  static String html(Overview all) {
    var table =
        new HtmlTable(
            "How fresh and complete each source is",
            List.of("Source", "State", "Last complete", "Expected", "Stored", "Missing"));
    var reasons = new StringBuilder();
    for (SyncStatus each : all.sources()) {
      SourceState source = each.source();
      Optional<SourceState.Ended> last = source.last();
      table.row(
          Html.escape(source.source()),
          Html.escape(each.status().word()),
          source.lastGoodAt().map(at -> HtmlFormat.moment(at, all.zone())).orElse("not yet"),
          Html.number(last.map(SourceState.Ended::planned).orElse(0L)),
          Html.number(last.map(SourceState.Ended::done).orElse(0L)),
          HtmlFormat.bad(last.map(SourceState.Ended::failed).orElse(0L)));
      each.incomplete().stream().limit(REASONS).forEach(unit -> reasons.append(reason(unit)));
    }
    return """
    <section class="card" id="sources">
    <h2>Sources</h2>
    %s%s<p><a href="/sync">Every unit, as JSON</a> · <a href="/docs">The API</a></p>
    </section>
    """
        .formatted(
            table.orElse("No source has been synchronized yet."),
            reasons.isEmpty() ? "" : "<ul class=\"reasons\">\n" + reasons + "</ul>\n");
  }

  private static String reason(UnitState unit) {
    String text = unit.name() + unit.reason().map(reason -> ": " + reason).orElse("");
    return "<li>" + Html.escape(text) + "</li>\n";
  }
}
