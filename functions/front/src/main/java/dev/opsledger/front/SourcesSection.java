package dev.opsledger.front;

import dev.opsledger.core.page.Html;
import java.util.List;

/** How fresh each source is. */
final class SourcesSection {
  private SourcesSection() {}

  static String html(Overview all) {
    var table = new HtmlTable("When each source was last complete", List.of("Source", "Complete"));
    all.sources()
        .forEach(
            (source, good) ->
                table.row(
                    Html.escape(source),
                    good.map(at -> Texts.moment(at, all.zone())).orElse("not yet")));
    return """
        <section class="card" id="sources">
        <h2>Sources</h2>
        %s</section>
        """
        .formatted(table.orElse("No source has been synchronized yet."));
  }
}
