package dev.opsledger.core.page;

import dev.opsledger.core.csv.Csv;
import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A table of a page, which is also to be had as CSV and as JSON. Its first column names the row.
 */
public final class PageTable {
  private final String id;
  private final String caption;
  private final List<String> columns;
  private final List<List<PageCell>> rows = new ArrayList<>();
  private String none = "There is nothing to show.";
  private boolean values;

  /**
   * @param id identifies the table on its page
   * @param caption what it shows, as text
   * @param columns the headings, as text
   */
  public PageTable(String id, String caption, String... columns) {
    this.id = id.replaceAll("[^A-Za-z0-9-]", "-");
    this.caption = caption;
    this.columns = List.of(columns);
  }

  /** Adds a row, whose first cell names it. */
  public PageTable row(PageCell... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "a row of %s has %d cells for %d columns".formatted(id, cells.length, columns.size()));
    }
    rows.add(List.of(cells));
    return this;
  }

  /** What stands in place of a table without rows: why there are none, and what to do next. */
  public PageTable orElse(String sentence) {
    none = sentence;
    return this;
  }

  /** Lets a script read the numbers behind what the cells show. */
  PageTable withValues() {
    values = true;
    return this;
  }

  String id() {
    return id;
  }

  /** Whether it has no rows. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /**
   * The table, or the sentence in its place.
   *
   * @param page the address of its page, to which those of its CSV and JSON are added
   */
  public String html(PageAddress page) {
    if (rows.isEmpty()) {
      return "<p class=\"none\" id=\"" + id + "-none\">" + Html.escape(none) + "</p>\n";
    }
    var html = new StringBuilder(1_024);
    html.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
        .append(Html.escape(caption))
        .append("\"><table id=\"")
        .append(id)
        .append("-rows\"><caption>")
        .append(Html.escape(caption))
        .append("</caption><thead><tr>");
    for (int i = 0; i < columns.size(); i++) {
      html.append("<th scope=\"col\"")
          .append(isOfWords(i) ? " class=\"words\">" : ">")
          .append(Html.escape(columns.get(i)))
          .append("</th>");
    }
    html.append("</tr></thead><tbody>\n");
    rows.forEach(row -> append(html, row));
    return html.append("</tbody></table></div>\n").append(elsewhere(page)).toString();
  }

  private boolean isOfWords(int column) {
    return rows.stream().anyMatch(row -> row.get(column).words());
  }

  private void append(StringBuilder html, List<PageCell> row) {
    html.append("<tr><th scope=\"row\">").append(row.getFirst().html()).append("</th>");
    for (int i = 1; i < row.size(); i++) {
      PageCell cell = row.get(i);
      boolean words = cell.value() == null ? isOfWords(i) : cell.words();
      html.append(words ? "<td class=\"words\"" : "<td");
      if (values && cell.value() instanceof Number number) {
        html.append(" data-value=\"").append(plain(number)).append('"');
      }
      html.append('>').append(cell.html()).append("</td>");
    }
    html.append("</tr>\n");
  }

  /** Four digits behind the point are more than a chart can show. */
  private static String plain(Number number) {
    return number instanceof Double fraction
        ? BigDecimal.valueOf(fraction)
            .setScale(4, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        : number.toString();
  }

  private String elsewhere(PageAddress page) {
    PageAddress self = page.with(PageAnswers.TABLE, id);
    return """
    <p class="downloads">%s<a href="%s" download>CSV</a> <a href="%s">JSON</a></p>
    """
        .formatted(
            "<span class=\"hidden\">" + Html.escape(caption) + " as </span>",
            Html.escape(self.with(PageAnswers.FORM, "csv").toString()),
            Html.escape(self.with(PageAnswers.FORM, "json").toString()));
  }

  /** The same rows as CSV. */
  String csv() {
    var csv = new Csv(columns.toArray(String[]::new));
    for (List<PageCell> row : rows) {
      csv.row(
          row.stream()
              .map(cell -> cell.value() == null ? "" : cell.value().toString())
              .toArray(String[]::new));
    }
    return csv.toString();
  }

  /** The same rows as JSON, an object for each; the names are those of the columns. */
  JsonNode json() {
    return Json.node(rows.stream().map(this::object).toList());
  }

  private Map<String, Object> object(List<PageCell> row) {
    var fields = new LinkedHashMap<String, Object>();
    for (int i = 0; i < columns.size(); i++) {
      fields.put(name(columns.get(i)), row.get(i).value());
    }
    return fields;
  }

  private static String name(String column) {
    return column.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
  }
}
