package dev.opsledger.front.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.HtmlFormat;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.front.overview.Overview;
import java.util.Optional;

/** The newest gists, and how many became deals. */
final class GistsSection {
  private GistsSection() {}

  static PageSection of(Overview all) {
    Overview.Gists gists = all.gists();
    var table =
        new PageTable(
                "newest-gists",
                "The newest gists of this month and the last",
                "Gist",
                "User",
                "Published",
                "Deal",
                "On GitHub")
            .orElse("The watched users have published no gists this month or last.");
    for (Overview.Gist each : gists.newest()) {
      table.row(
          PageCell.text(each.id()),
          PageCell.link(each.user(), "/leads?user=" + each.user()),
          PageCell.moment(each.createdAt(), all.zone()),
          each.deal().map(PageCell::number).orElseGet(() -> PageCell.state(each.state())),
          PageCell.vendor("Gist", url(each)));
    }
    return new PageSection("gists", "Gists")
        .add(
            """
            <p class="sum"><a href="/leads"><b>%s</b></a> · \
            <a href="/leads?state=done"><b>%s</b> became deals</a>, \
            <a href="/leads?state=waiting"><b>%s</b> wait</a>, \
            <a href="/leads?state=refused"><b>%s</b> refused</a></p>
            """
                .formatted(
                    HtmlFormat.count(gists.all(), "gist", "gists"),
                    Html.number(gists.deals()),
                    Html.number(gists.waiting()),
                    HtmlFormat.bad(gists.refused())))
        .add(table);
  }

  private static Optional<String> url(Overview.Gist gist) {
    return Optional.of(gist.id())
        .filter(id -> id.matches("[0-9a-f]{1,64}"))
        .map(id -> "https://gist.github.com/" + id);
  }
}
