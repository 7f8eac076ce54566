package dev.opsledger.front.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.front.overview.Overview;
import java.util.List;

/** The newest gists, and how many became deals. */
final class GistsSection {
  private GistsSection() {}

  static String html(Overview all) {
    Overview.Gists gists = all.gists();
    var table =
        new HtmlTable(
            "The newest gists of this month and the last",
            List.of("Gist", "User", "Published", "Deal"));
    for (Overview.Gist each : gists.newest()) {
      table.row(
          Html.escape(each.id()),
          Html.escape(each.user()),
          HtmlFormat.moment(each.createdAt(), all.zone()),
          each.deal().map(String::valueOf).orElseGet(() -> Html.escape(each.state())));
    }
    return """
        <section class="card" id="gists">
        <h2>Gists</h2>
        <p class="sum"><b>%s</b> · <b>%s</b> became deals, <b>%s</b> wait, <b>%s</b> refused</p>
        %s</section>
        """
        .formatted(
            HtmlFormat.count(gists.all(), "gist", "gists"),
            Html.number(gists.deals()),
            Html.number(gists.waiting()),
            HtmlFormat.bad(gists.refused()),
            table.orElse("The watched users have published no gists this month or last."));
  }
}
