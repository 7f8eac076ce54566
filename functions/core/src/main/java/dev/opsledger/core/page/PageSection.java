package dev.opsledger.core.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A section of a page with its own heading. */
public final class PageSection {
  private final String id;
  private final String heading;
  private final List<Object> parts = new ArrayList<>();
  private String shown = "";

  /**
   * @param id identifies the section on its page
   * @param heading its heading, as text
   */
  public PageSection(String id, String heading) {
    this.id = id;
    this.heading = heading;
  }

  /** Adds content, as HTML. */
  public PageSection add(String html) {
    parts.add(html);
    return this;
  }

  /** Adds a table. */
  public PageSection add(PageTable table) {
    parts.add(table);
    return this;
  }

  /** Adds numbers by steps of time, with their charts. */
  public PageSection add(PageSeries series) {
    parts.add(series);
    return this;
  }

  /** Adds a line of text. */
  public PageSection say(String sentence) {
    return add("<p class=\"none\">" + Html.escape(sentence) + "</p>\n");
  }

  /** Says what the numbers mean. */
  public PageSection define(String sentence) {
    return add("<p class=\"means\">" + Html.escape(sentence) + "</p>\n");
  }

  /** Says what is missing from the numbers. */
  public PageSection warn(String sentence) {
    return add("<p class=\"partial-data\">" + Html.escape(sentence) + "</p>\n");
  }

  /**
   * Shows what a section without charts of another page holds, such as one that another function
   * serves. Without script it is a link to that page.
   *
   * @param section identifies the section on the other page
   * @param label the link's text
   */
  public PageSection show(PageAddress page, String section, String label) {
    shown = " data-shows=\"%s\"".formatted(Html.escape(page + "#" + section));
    return add(
        "<p class=\"shows\"><a href=\"%s\">%s</a></p>\n"
            .formatted(Html.escape(page.toString()), Html.escape(label)));
  }

  /** Its tables, those of its charts included. */
  List<PageTable> tables() {
    return parts.stream()
        .mapMulti(
            (Object part, Consumer<PageTable> tables) -> {
              if (part instanceof PageTable table) {
                tables.accept(table);
              } else if (part instanceof PageSeries series) {
                tables.accept(series.table());
              }
            })
        .toList();
  }

  boolean hasCharts() {
    return parts.stream().anyMatch(PageSeries.class::isInstance);
  }

  String html(PageAddress page) {
    var html = new StringBuilder(1_024);
    html.append("<section class=\"card\" id=\"")
        .append(id)
        .append("\" data-live")
        .append(shown)
        .append(">\n<h2>")
        .append(Html.escape(heading))
        .append("</h2>\n");
    for (Object part : parts) {
      html.append(
          switch (part) {
            case PageTable table -> table.html(page);
            case PageSeries series -> series.html(page);
            default -> part;
          });
    }
    return html.append("</section>\n").toString();
  }
}
