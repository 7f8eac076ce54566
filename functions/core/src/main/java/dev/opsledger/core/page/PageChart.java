package dev.opsledger.core.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A chart of columns of a {@link PageSeries}, whose table it is drawn from.
 *
 * @param id identifies the chart on its page
 * @param caption what it shows, as text
 * @param form how it is drawn
 * @param lines the columns that it shows, all of the same unit
 */
public record PageChart(String id, String caption, Form form, List<Line> lines) {
  /** How a chart is drawn. */
  public enum Form {
    /** Bars, the columns on top of each other. */
    BARS,
    /** A line for each column. */
    LINES
  }

  /**
   * A column of a chart.
   *
   * @param column its name in the table
   * @param colour {@code good}, {@code bad}, {@code busy}, {@code plain}, {@code first}, {@code
   *     second} or {@code third}
   */
  public record Line(String column, String colour) {}

  /** A chart of columns that lie on top of each other. */
  public static PageChart bars(String id, String caption, Line... lines) {
    return new PageChart(id, caption, Form.BARS, List.of(lines));
  }

  /** A chart with a line for each column. */
  public static PageChart lines(String id, String caption, Line... lines) {
    return new PageChart(id, caption, Form.LINES, List.of(lines));
  }

  /** Where the script draws it. */
  String html(PageSeries series) {
    String columns =
        lines.stream()
            .map(line -> Integer.toString(series.place(line.column())))
            .collect(Collectors.joining(" "));
    String colours = lines.stream().map(Line::colour).collect(Collectors.joining(" "));
    return """
    <div class="graph" id="%s-graph" data-chart="%s-rows" data-form="%s" data-unit="%s" \
    data-columns="%s" data-colours="%s"><h3>%s</h3></div>
    """
        .formatted(
            id,
            series.id(),
            form.name().toLowerCase(Locale.ROOT),
            series.unit(lines.getFirst().column()).word(),
            columns,
            colours,
            Html.escape(caption));
  }
}
