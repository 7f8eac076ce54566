package dev.opsledger.front.page;

import dev.opsledger.core.page.Html;
import java.util.List;

/** Builds a table whose first column holds the row headings. */
final class HtmlTable {
  private final StringBuilder html = new StringBuilder(512);
  private boolean empty = true;

  /**
   * @param caption what the table shows, as text
   * @param columns the headings, as text
   */
  HtmlTable(String caption, List<String> columns) {
    html.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
        .append(Html.escape(caption))
        .append("\"><table><caption>")
        .append(Html.escape(caption))
        .append("</caption><thead><tr>");
    columns.forEach(
        column -> html.append("<th scope=\"col\">").append(Html.escape(column)).append("</th>"));
    html.append("</tr></thead><tbody>\n");
  }

  /**
   * Adds a row.
   *
   * @param heading the content of the first column, as HTML
   * @param cells the content of the other columns, as HTML
   */
  HtmlTable row(String heading, String... cells) {
    empty = false;
    html.append("<tr><th scope=\"row\">").append(heading).append("</th>");
    for (String cell : cells) {
      html.append("<td>").append(cell).append("</td>");
    }
    html.append("</tr>\n");
    return this;
  }

  /** The table, or this sentence if it has no rows. */
  String orElse(String sentence) {
    return empty
        ? "<p class=\"none\">" + Html.escape(sentence) + "</p>\n"
        : html + "</tbody></table></div>\n";
  }
}
