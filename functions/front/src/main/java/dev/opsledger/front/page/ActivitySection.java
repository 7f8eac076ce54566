package dev.opsledger.front.page;

import dev.opsledger.core.feed.FeedEntry;
import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.HtmlFormat;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.front.overview.Overview;

/** The newest entries of the activity feed. */
final class ActivitySection {
  private ActivitySection() {}

  static PageSection of(Overview all) {
    var items = new StringBuilder();
    for (FeedEntry each : all.activity()) {
      items.append(
          "<li class=\"%s\">%s <span>%s</span></li>\n"
              .formatted(each.source(), HtmlFormat.moment(each.at(), all.zone()), sentence(each)));
    }
    var section = new PageSection("activity", "Activity");
    if (items.isEmpty()) {
      section.say("Nothing has happened yet.");
    } else {
      section.add("<ol class=\"feed\">\n" + items + "</ol>\n");
    }
    return section.add("<p><a href=\"/activity\">All activity, as JSON</a></p>\n");
  }

  private static String sentence(FeedEntry entry) {
    String text = Html.escape(entry.sentence());
    return entry
        .page()
        .map(page -> "<a href=\"%s\">%s</a>".formatted(Html.escape(page.toString()), text))
        .orElse(text);
  }
}
