package dev.opsledger.core.page;

import dev.opsledger.core.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * A chart of numbers by steps of time. Its numbers are a table as well, which is all that a reader
 * without scripts sees, and which is to be had as CSV and JSON.
 */
public final class PageChart {
  /** How a chart is drawn. */
  public enum Form {
    /** Bars, the series on top of each other. */
    BARS,
    /** A line for each series. */
    LINES
  }

  /**
   * A step of time.
   *
   * @param label its name on the axis, such as {@code 3 Nov}
   * @param words its name in words, such as {@code Tue 3 Nov 2026}
   * @param address where one sees what happened in it
   */
  public record Step(String label, String words, String address) {}

  /**
   * Numbers of the same kind, one for each step.
   *
   * @param colour the name of its colour in the style sheet
   */
  private record Series(String name, String colour, List<ChartPoint> points) {}

  private final String id;
  private final String caption;
  private final Form form;
  private final ChartUnit unit;
  private final List<Step> steps;
  private final List<Series> series = new ArrayList<>();
  private String none = "There is nothing to draw.";

  /**
   * @param id identifies the chart on its page
   * @param caption what it shows, as text
   */
  public PageChart(String id, String caption, Form form, ChartUnit unit, List<Step> steps) {
    this.id = id;
    this.caption = caption;
    this.form = form;
    this.unit = unit;
    this.steps = List.copyOf(steps);
  }

  /**
   * Adds a series.
   *
   * @param colour {@code good}, {@code bad}, {@code busy}, {@code plain}, {@code first}, {@code
   *     second} or {@code third}
   */
  public PageChart series(String name, String colour, List<ChartPoint> points) {
    if (points.size() != steps.size()) {
      throw new IllegalArgumentException(
          "series %s of %s has %d points for %d steps"
              .formatted(name, id, points.size(), steps.size()));
    }
    series.add(new Series(name, colour, List.copyOf(points)));
    return this;
  }

  /** What stands in place of a chart without numbers: why there are none, and what to do next. */
  public PageChart orElse(String sentence) {
    none = sentence;
    return this;
  }

  /** The numbers as a table. */
  PageTable table() {
    var columns = new ArrayList<>(List.of("Time"));
    series.forEach(each -> columns.add(each.name()));
    var table = new PageTable(id, caption, columns.toArray(String[]::new)).orElse(none);
    for (int i = 0; i < steps.size(); i++) {
      var cells = new ArrayList<PageCell>();
      cells.add(PageCell.link(steps.get(i).words(), steps.get(i).address()));
      for (Series each : series) {
        cells.add(unit.cell(each.points().get(i)));
      }
      table.row(cells.toArray(PageCell[]::new));
    }
    return table;
  }

  String html(PageAddress page) {
    if (series.stream().flatMap(s -> s.points().stream()).allMatch(p -> p.value() == null)) {
      return "<p class=\"none\" id=\"%s-none\">%s</p>\n".formatted(id, Html.escape(none));
    }
    return """
    <h3>%s</h3>
    <div class="graph" id="%s-graph" data-chart data-name="%s"><script type="application/json">%s</script></div>
    <details class="numbers" id="%s-numbers"><summary>The same numbers as a table</summary>
    %s</details>
    """
        .formatted(
            Html.escape(caption),
            id,
            Html.escape(caption),
            Html.json(Json.node(data())),
            id,
            table().html(page));
  }

  private LinkedHashMap<String, Object> data() {
    var data = new LinkedHashMap<String, Object>();
    data.put("form", form.name().toLowerCase(Locale.ROOT));
    data.put("unit", unit.word());
    data.put("labels", steps.stream().map(Step::label).toList());
    data.put("words", steps.stream().map(Step::words).toList());
    data.put("links", steps.stream().map(Step::address).toList());
    data.put("series", series.stream().map(PageChart::data).toList());
    return data;
  }

  private static LinkedHashMap<String, Object> data(Series series) {
    var data = new LinkedHashMap<String, Object>();
    data.put("name", series.name());
    data.put("colour", series.colour());
    var values = new ArrayList<Object>();
    series.points().forEach(point -> values.add(rounded(point.value())));
    data.put("values", values);
    return data;
  }

  /** Four digits behind the point are more than a chart can show. */
  private static Object rounded(Double value) {
    if (value == null || value == Math.rint(value)) {
      return value == null ? null : (Object) value.longValue();
    }
    return Math.round(value * 10_000) / 10_000.0;
  }
}
