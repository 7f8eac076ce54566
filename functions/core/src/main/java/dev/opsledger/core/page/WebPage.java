package dev.opsledger.core.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page: what stands between the navigation and the foot. Its sections keep up with what changes,
 * and its tables are to be had as CSV and JSON.
 */
public final class WebPage {
  private final PageArea area;
  private final PageAddress address;
  private final String title;
  private final List<String> crumbs = new ArrayList<>();
  private final StringBuilder content = new StringBuilder(8_192);
  private final Map<String, PageTable> tables = new LinkedHashMap<>();
  private String heading;
  private String asOf = "";
  private String note = "";
  private Optional<PagePeriod> period = Optional.empty();
  private boolean refreshable;
  private boolean charts;

  /**
   * @param address the page's own address
   * @param title its title, as text
   */
  public WebPage(PageArea area, PageAddress address, String title) {
    this.area = area;
    this.address = address;
    this.title = title;
    this.heading = Html.escape(title);
  }

  /** Adds a step of the way to this page. */
  public WebPage crumb(String label, PageAddress to) {
    crumbs.add("<a href=\"%s\">%s</a>".formatted(Html.escape(to.toString()), Html.escape(label)));
    return this;
  }

  /** Puts another heading, as HTML, in place of the title. */
  public WebPage heading(String html) {
    heading = html;
    return this;
  }

  /** Says as of when the page is. */
  public WebPage asOf(Instant at, ZoneId zone) {
    asOf = "As of %s (%s)".formatted(HtmlFormat.second(at, zone), Html.escape(name(zone)));
    return this;
  }

  private static String name(ZoneId zone) {
    return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  /** Adds a line under the heading, as HTML, such as a link to the vendor's page. */
  public WebPage note(String html) {
    note += "<span>" + html + "</span> ";
    return this;
  }

  /** Lets the reader choose the period. */
  public WebPage period(PagePeriod chosen) {
    period = Optional.of(chosen);
    return this;
  }

  /** Lets whoever may operate refresh all sources. */
  public WebPage refreshable() {
    refreshable = true;
    return this;
  }

  /** Adds content, as HTML. */
  public WebPage add(String html) {
    content.append(html);
    return this;
  }

  /** Adds a section. */
  public WebPage add(PageSection section) {
    section.tables().forEach(table -> tables.put(table.id(), table));
    charts |= section.hasCharts();
    content.append(section.html(address));
    return this;
  }

  /** Adds sections that stand beside each other where there is room. */
  public WebPage beside(PageSection... sections) {
    content.append("<div class=\"columns\">\n");
    for (PageSection section : sections) {
      add(section);
    }
    content.append("</div>\n");
    return this;
  }

  /** The page's own address. */
  public PageAddress address() {
    return address;
  }

  String title() {
    return title;
  }

  PageArea area() {
    return area;
  }

  boolean isRefreshable() {
    return refreshable;
  }

  boolean hasCharts() {
    return charts;
  }

  Optional<PageTable> table(String id) {
    return Optional.ofNullable(tables.get(id));
  }

  /** The content under the heading, as HTML. */
  String main(String actions) {
    return """
    <header class="top">
    %s<h1>%s</h1>
    <p class="asof" id="asof" data-live>%s</p>
    %s%s</header>
    %s%s\
    """
        .formatted(
            crumbs.isEmpty()
                ? ""
                : "<nav class=\"crumbs\" aria-label=\"Where this is\">"
                    + String.join(" › ", crumbs)
                    + "</nav>\n",
            heading,
            asOf,
            note.isEmpty() ? "" : "<p class=\"facts\">" + note.strip() + "</p>\n",
            actions,
            period.map(chosen -> chosen.picker(address)).orElse(""),
            content);
  }
}
