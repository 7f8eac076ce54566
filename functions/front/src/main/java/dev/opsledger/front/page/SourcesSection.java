package dev.opsledger.front.page;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.page.Html;
import dev.opsledger.front.overview.Overview;
import dev.opsledger.front.overview.SyncStatusQuery;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.List;

/** How fresh and complete each source is: what {@code /sync} says, at a glance. */
public final class SourcesSection {
  private static final int REASONS = 3;

  private SourcesSection() {}

  public static List<Overview.Source> read(SyncStatusQuery sync) {
    return Json.elements(sync.sources(), "sources").stream().map(SourcesSection::source).toList();
  }

  private static Overview.Source source(JsonNode source) {
    JsonNode last = Json.child(source, "last_sync");
    return new Overview.Source(
        Json.text(source, "source").orElseThrow(),
        Json.text(source, "status").orElseThrow(),
        Json.text(source, "last_good"),
        Json.number(last, "expected").orElse(0L),
        Json.number(last, "stored").orElse(0L),
        Json.number(last, "missing").orElse(0L),
        Json.elements(source, "incomplete").stream()
            .limit(REASONS)
            .map(
                unit ->
                    Json.text(unit, "unit").orElse("")
                        + Json.text(unit, "reason").map(reason -> ": " + reason).orElse(""))
            .toList());
  }

  static String html(Overview all) {
    var table =
        new HtmlTable(
            "How fresh and complete each source is",
            List.of("Source", "State", "Last complete", "Expected", "Stored", "Missing"));
    var reasons = new StringBuilder();
    for (Overview.Source each : all.sources()) {
      table.row(
          Html.escape(each.name()),
          Html.escape(each.status()),
          each.lastGood().map(at -> HtmlFormat.moment(Instant.parse(at), all.zone())).orElse("not yet"),
          Html.number(each.expected()),
          Html.number(each.stored()),
          HtmlFormat.bad(each.missing()));
      each.reasons()
          .forEach(reason -> reasons.append("<li>").append(Html.escape(reason)).append("</li>\n"));
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
}
