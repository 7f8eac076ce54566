package dev.opsledger.front.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageArea;
import dev.opsledger.core.page.WebPage;
import dev.opsledger.front.outlet.Digest;

/** A digest as HTML. */
public final class DigestPage {
  private DigestPage() {}

  /** The page of a digest. */
  public static WebPage of(PageAddress address, Digest digest) {
    return new WebPage(PageArea.ELSEWHERE, address, digest.title()).add(html(digest));
  }

  /** What stands under the page's heading. */
  public static String html(Digest digest) {
    var main = new StringBuilder(1024);
    if (!digest.news()) {
      main.append("<section class=\"card\"><p class=\"none\">Nothing new.</p></section>\n");
    }
    for (Digest.Section section : digest.sections()) {
      main.append("<section class=\"card\"><h2>")
          .append(Html.escape(section.title()))
          .append("</h2>\n<ul>\n");
      for (Digest.Line line : section.lines()) {
        main.append("<li>").append(line(line, digest)).append("</li>\n");
      }
      main.append("</ul></section>\n");
    }
    return main.append(days(digest)).toString();
  }

  /** A line that leads to this very page needs no link. */
  private static String line(Digest.Line line, Digest digest) {
    String text = Html.escape(line.text());
    return line.path().equals(digest.path())
        ? text
        : "<a href=\"%s\">%s</a>".formatted(Html.escape(line.path()), text);
  }

  private static String days(Digest digest) {
    return """
    <p><a rel="prev" href="/digest?date=%s">The day before</a> ·
    <a rel="next" href="/digest?date=%s">The day after</a></p>
    """
        .formatted(digest.date().minusDays(1), digest.date().plusDays(1));
  }
}
