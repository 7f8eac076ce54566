package dev.opsledger.oncall.page;

import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageChart;
import dev.opsledger.core.page.PageChart.Line;
import dev.opsledger.core.page.PagePeriod;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageSeries;
import dev.opsledger.core.page.PageSeries.Point;
import dev.opsledger.core.page.PageSeries.Step;
import dev.opsledger.core.page.PageSeries.Unit;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.oncall.domain.HourKind;
import dev.opsledger.oncall.domain.LoadPeriod;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The load of a period by its steps, drawn.
 *
 * @param page the page on which they stand, without any days
 * @param steps what each step counts, in their order
 */
record LoadCharts(PageAddress page, PagePeriod period, SortedMap<LoadPeriod, Tally> steps) {
  private static final DateTimeFormatter LABEL =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu", Locale.ENGLISH);

  /** All charts, with the table of their numbers. */
  PageSection section() {
    var series =
        new PageSeries(
                "by-time", "Load over time", steps.keySet().stream().map(this::step).toList())
            .orElse("No incident began in these days. Choose others.")
            .column("Incidents", Unit.COUNT, counts(LoadFigures::incidents, this::incidents));
    for (HourKind kind : HourKind.values()) {
      String word = IncidentChoice.word(kind);
      series.column(
          "In %s hours".formatted(word),
          Unit.COUNT,
          counts(
              load -> load.interruptions(kind),
              days -> incidents(days).with(IncidentChoice.INTERRUPTED, word)));
    }
    series
        .column(
            "Acknowledged in, median",
            Unit.SECONDS,
            times(f -> f.acknowledgedIn(LoadFigures.MEDIAN)))
        .column(
            "Acknowledged in, 90th", Unit.SECONDS, times(f -> f.acknowledgedIn(LoadFigures.P90)))
        .column("Resolved in, median", Unit.SECONDS, times(f -> f.resolvedIn(LoadFigures.MEDIAN)))
        .column("Resolved in, 90th", Unit.SECONDS, times(f -> f.resolvedIn(LoadFigures.P90)))
        .chart(PageChart.bars("incidents-by-time", "Incidents", new Line("Incidents", "first")))
        .chart(
            PageChart.bars(
                "interruptions-by-time",
                "Interruptions by kind of hour",
                new Line("In sleep hours", "bad"),
                new Line("In off hours", "busy"),
                new Line("In business hours", "plain")))
        .chart(times("acknowledged-by-time", "Time to acknowledge", "Acknowledged in"))
        .chart(times("resolved-by-time", "Time to resolve", "Resolved in"));
    return new PageSection("charts", "Over time").add(series);
  }

  private static PageChart times(String id, String caption, String name) {
    return PageChart.lines(
        id, caption, new Line(name + ", median", "first"), new Line(name + ", 90th", "second"));
  }

  private Step step(LoadPeriod days) {
    String words =
        days.days() == 1
            ? DAY.format(days.since())
            : DAY.format(days.since()) + " to " + DAY.format(days.until());
    return new Step(LABEL.format(days.since()), words, incidents(days).toString());
  }

  private PageAddress incidents(LoadPeriod days) {
    return page.with("from", days.since().toString()).with("to", days.until().toString());
  }

  private List<Point> counts(
      ToLongFunction<LoadFigures> number, Function<LoadPeriod, PageAddress> rows) {
    return steps.entrySet().stream()
        .map(
            step ->
                Point.of(
                    (double) number.applyAsLong(LoadFigures.of(step.getValue())),
                    rows.apply(step.getKey()).toString()))
        .toList();
  }

  private List<Point> times(Function<LoadFigures, Optional<Long>> seconds) {
    return steps.entrySet().stream()
        .map(Map.Entry::getValue)
        .map(tally -> seconds.apply(LoadFigures.of(tally)))
        .map(known -> new Point(known.map(Long::doubleValue).orElse(null), Optional.empty()))
        .toList();
  }
}
