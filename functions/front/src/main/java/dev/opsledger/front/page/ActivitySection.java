package dev.opsledger.front.page;

import dev.opsledger.core.feed.FeedEntry;
import dev.opsledger.core.page.Html;
import dev.opsledger.front.overview.Overview;

/** The newest entries of the activity feed. */
final class ActivitySection {
  private ActivitySection() {}

  static String html(Overview all) {
    var items = new StringBuilder();
    for (FeedEntry each : all.activity()) {
      items.append(
          "<li class=\"%s\">%s <span>%s</span></li>\n"
              .formatted(
                  each.source(),
                  HtmlFormat.moment(each.at(), all.zone()),
                  Html.escape(each.sentence())));
    }
    String list =
        items.isEmpty()
            ? "<p class=\"none\">Nothing has happened yet.</p>\n"
            : "<ol class=\"feed\">\n" + items + "</ol>\n";
    return """
        <section class="card" id="activity">
        <h2>Activity</h2>
        %s<p><a href="/activity">All activity, as JSON</a></p>
        </section>
        """
        .formatted(list);
  }
}
