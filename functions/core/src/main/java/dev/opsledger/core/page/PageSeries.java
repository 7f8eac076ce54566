package dev.opsledger.core.page;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Numbers by steps of time: a table, which is all that a reader without scripts sees and which is
 * to be had as CSV and JSON, and the charts that a script draws of its columns.
 */
public final class PageSeries {
  /**
   * A step of time.
   *
   * @param label its name on an axis, such as {@code 3 Nov}
   * @param words its name in words, such as {@code Tue, 3 Nov 2026}
   * @param address where one sees what happened in it
   */
  public record Step(String label, String words, String address) {}

  /** What the numbers of a chart are. */
  public enum Unit {
    COUNT,
    SECONDS,
    /** A share of one. */
    SHARE,
    /** US dollars. */
    DOLLARS,
    /** Any other number. */
    NUMBER;

    /** The name by which the script knows it. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** A number as a cell of the chart's table. */
    PageCell cell(Point point) {
      if (point.value() == null) {
        return PageCell.none();
      }
      double value = point.value();
      PageCell cell =
          switch (this) {
            case COUNT -> PageCell.number(Math.round(value));
            case SECONDS -> PageCell.seconds(Math.round(value));
            case SHARE -> PageCell.share(value);
            case DOLLARS -> PageCell.dollars(value);
            case NUMBER -> new PageCell(value, HtmlFormat.decimal(value), false);
          };
      return point.address().map(cell::to).orElse(cell);
    }
  }

  /**
   * A number of a chart.
   *
   * @param value the number; null where nothing is known, which is not zero
   * @param address where the rows are that it was made from
   */
  public record Point(@Nullable Double value, Optional<String> address) {
    /** A number and the address of its rows. */
    public static Point of(double value, String address) {
      return new Point(value, Optional.of(address));
    }

    /** A number, if it is known, and the address of its rows. */
    public static Point of(OptionalDouble value, String address) {
      return value.isPresent()
          ? of(value.getAsDouble(), address)
          : new Point(null, Optional.empty());
    }
  }

  private record Column(String name, Unit unit, List<Point> points) {}

  private final String id;
  private final String caption;
  private final List<Step> steps;
  private final List<Column> columns = new ArrayList<>();
  private final List<PageChart> charts = new ArrayList<>();
  private String none = "There is nothing to draw.";

  /**
   * @param id identifies the table on its page
   * @param caption what it shows, as text
   */
  public PageSeries(String id, String caption, List<Step> steps) {
    this.id = id;
    this.caption = caption;
    this.steps = List.copyOf(steps);
  }

  /** Adds a column with a number for each step. */
  public PageSeries column(String name, Unit unit, List<Point> points) {
    if (points.size() != steps.size()) {
      throw new IllegalArgumentException(
          "column %s of %s has %d numbers for %d steps"
              .formatted(name, id, points.size(), steps.size()));
    }
    columns.add(new Column(name, unit, List.copyOf(points)));
    return this;
  }

  /** Adds a chart of columns. */
  public PageSeries chart(PageChart chart) {
    charts.add(chart);
    return this;
  }

  /** What stands in place of charts without numbers: why there are none, and what to do next. */
  public PageSeries orElse(String sentence) {
    none = sentence;
    return this;
  }

  String id() {
    return id;
  }

  /** At which place of a row a column stands, from 1 on. */
  int place(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException(id + " has no column " + column);
  }

  Unit unit(String column) {
    return columns.get(place(column) - 1).unit();
  }

  /** The numbers as a table. */
  PageTable table() {
    var names = new ArrayList<>(List.of("Time"));
    columns.forEach(each -> names.add(each.name()));
    var table = new PageTable(id, caption, names.toArray(String[]::new)).orElse(none).withValues();
    for (int i = 0; i < steps.size() && !isEmpty(); i++) {
      Step step = steps.get(i);
      var cells = new ArrayList<PageCell>();
      cells.add(
          new PageCell(
              step.words(),
              "<a href=\"%s\" data-label=\"%s\">%s</a>"
                  .formatted(
                      Html.escape(step.address()),
                      Html.escape(step.label()),
                      Html.escape(step.words())),
              true));
      for (Column each : columns) {
        cells.add(each.unit().cell(each.points().get(i)));
      }
      table.row(cells.toArray(PageCell[]::new));
    }
    return table;
  }

  private boolean isEmpty() {
    return columns.stream().allMatch(PageSeries::isEmpty);
  }

  private static boolean isEmpty(Column column) {
    return column.points().stream().allMatch(point -> point.value() == null || point.value() == 0);
  }

  /** A chart of nothing but unknown numbers and zeros says less than its table. */
  private boolean hasNumbers(PageChart chart) {
    return chart.lines().stream().anyMatch(line -> !isEmpty(columns.get(place(line.column()) - 1)));
  }

  String html(PageAddress page) {
    if (isEmpty()) {
      return table().html(page);
    }
    var html = new StringBuilder("<div class=\"graphs\">\n");
    charts.stream().filter(this::hasNumbers).forEach(chart -> html.append(chart.html(this)));
    return html.append("</div>\n<details class=\"numbers\" id=\"")
        .append(id)
        .append("-numbers\"><summary>The same numbers as a table</summary>\n")
        .append(table().html(page))
        .append("</details>\n")
        .toString();
  }
}
