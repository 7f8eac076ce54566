package dev.opsledger.ci.page;

import dev.opsledger.ci.domain.count.CiFigures;
import dev.opsledger.ci.domain.count.MetricsPeriod;
import dev.opsledger.ci.domain.count.RollupSpan;
import dev.opsledger.ci.domain.count.RunCounts;
import dev.opsledger.ci.domain.count.RunOutcome;
import dev.opsledger.ci.page.FigureSet.Span;
import dev.opsledger.core.page.PageChart;
import dev.opsledger.core.page.PageChart.Line;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageSeries;
import dev.opsledger.core.page.PageSeries.Point;
import dev.opsledger.core.page.PageSeries.Step;
import dev.opsledger.core.page.PageSeries.Unit;
import dev.opsledger.core.rollup.Histogram;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The figures of a period by its steps, drawn.
 *
 * @param set the figures
 * @param links where their rows are
 */
record FigureCharts(FigureSet set, FigureLinks links) {
  private static final DateTimeFormatter LABEL =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

  private static final String FAILED = "Failed";
  private static final String SUCCEEDED = "Succeeded";
  private static final String OTHER = "Other";
  private static final String RUNNING = "Running";
  private static final String RATE = "Failure rate";
  private static final String DURATION = "Duration";
  private static final String WAIT = "Wait";
  private static final String TO_PASS = "To pass";
  private static final String WASTED = "Wasted";
  private static final String COST = "Estimated cost";

  /** All charts, with the table of their numbers. */
  PageSection section() {
    List<Step> steps = set.steps().stream().map(this::step).toList();
    var series =
        new PageSeries("by-time", "Figures by " + set.by().name().toLowerCase(Locale.ROOT), steps)
            .orElse(
                "Nothing ran in these days. Choose others above; what is not fetched yet is listed"
                    + " under Completeness.");
    counts(series, FAILED, OutcomeGroup.FAILED, RunOutcome.FAILED);
    counts(series, SUCCEEDED, OutcomeGroup.SUCCEEDED, RunOutcome.SUCCEEDED);
    counts(
        series,
        OTHER,
        OutcomeGroup.OTHER,
        RunOutcome.CANCELLED,
        RunOutcome.SKIPPED,
        RunOutcome.NEUTRAL,
        RunOutcome.OTHER);
    counts(series, RUNNING, OutcomeGroup.RUNNING, RunOutcome.OPEN);
    series.column(RATE, Unit.SHARE, points(CiFigures::failureRate));
    times(series, DURATION, RunCounts.DURATIONS);
    times(series, WAIT, RunCounts.QUEUED);
    times(series, TO_PASS, RunCounts.TO_PASS);
    series
        .column(
            WASTED,
            Unit.SECONDS,
            points(f -> OptionalDouble.of((double) f.tally().count(RunCounts.WASTED))))
        .column(COST, Unit.DOLLARS, points(FigureCharts::cost));
    charts(series);
    return new PageSection("charts", "Over time").add(series);
  }

  private void charts(PageSeries series) {
    series
        .chart(
            PageChart.bars(
                "outcomes",
                "Runs by outcome",
                new Line(FAILED, "bad"),
                new Line(SUCCEEDED, "good"),
                new Line(OTHER, "plain"),
                new Line(RUNNING, "busy")))
        .chart(PageChart.lines("rate", RATE, new Line(RATE, "bad")))
        .chart(percentiles("durations", "Duration of attempts", DURATION))
        .chart(percentiles("waits", "Wait of jobs for a runner", WAIT))
        .chart(percentiles("to-pass", "Time until a commit passes", TO_PASS))
        .chart(PageChart.bars("wasted", "Wasted time", new Line(WASTED, "busy")))
        .chart(PageChart.bars("cost", COST, new Line(COST, "first")));
  }

  private static PageChart percentiles(String id, String caption, String name) {
    return PageChart.lines(
        id,
        caption,
        new Line(name + ", median", "first"),
        new Line(name + ", 90th", "second"),
        new Line(name + ", 95th", "third"));
  }

  private Step step(Span span) {
    MetricsPeriod days = span.period();
    LocalDate first = days.since();
    String label = set.by() == RollupSpan.MONTH ? MONTH.format(first) : LABEL.format(first);
    String words =
        days.days() == 1
            ? DAY.format(first)
            : DAY.format(first) + " to " + DAY.format(days.until());
    return new Step(label, words, links.page(days).toString());
  }

  private void counts(PageSeries series, String name, OutcomeGroup group, RunOutcome... outcomes) {
    series.column(
        name,
        Unit.COUNT,
        set.steps().stream()
            .map(
                span ->
                    Point.of(
                        (double) List.of(outcomes).stream().mapToLong(span.figures()::runs).sum(),
                        links.runs(span.period(), group)))
            .toList());
  }

  private void times(PageSeries series, String name, Histogram histogram) {
    series
        .column(name + ", median", Unit.SECONDS, quantiles(histogram, FigureText.MEDIAN))
        .column(name + ", 90th", Unit.SECONDS, quantiles(histogram, FigureText.P90))
        .column(name + ", 95th", Unit.SECONDS, quantiles(histogram, FigureText.P95));
  }

  private List<Point> quantiles(Histogram histogram, double share) {
    return points(
        figures ->
            FigureText.seconds(figures, histogram, share)
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty));
  }

  private static OptionalDouble cost(CiFigures figures) {
    return figures.tally().count(RunCounts.JOBS) == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(FigureText.cost(figures));
  }

  /** Numbers whose rows are those of their step. */
  private List<Point> points(Function<CiFigures, OptionalDouble> number) {
    return set.steps().stream()
        .map(span -> number.apply(span.figures()))
        .map(
            value ->
                new Point(value.isPresent() ? value.getAsDouble() : null, Optional.<String>empty()))
        .toList();
  }
}
