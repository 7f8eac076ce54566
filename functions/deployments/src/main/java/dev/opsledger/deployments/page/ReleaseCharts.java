package dev.opsledger.deployments.page;

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
import dev.opsledger.deployments.domain.DeploymentTally;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * A project's deployments by the steps of a period, drawn.
 *
 * @param page the project's page, without any days
 * @param days what the deployments of each day come to
 */
record ReleaseCharts(PageAddress page, PagePeriod period, SortedMap<LocalDate, Tally> days) {
  private static final DateTimeFormatter LABEL =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final String DONE = "Done";
  private static final String FAILED = "Failed";
  private static final String CANCELLED = "Cancelled";

  PageSection section() {
    List<PagePeriod> steps = period.steps();
    var series =
        new PageSeries("by-time", "Deployments that ended", steps.stream().map(this::step).toList())
            .orElse("No deployment ended in these days. Choose others.")
            .column(DONE, Unit.COUNT, counts(steps, "done"))
            .column(FAILED, Unit.COUNT, counts(steps, "failed"))
            .column(CANCELLED, Unit.COUNT, counts(steps, "cancelled"))
            .column("Took, median", Unit.SECONDS, times(steps, 0.5))
            .column("Took, 90th", Unit.SECONDS, times(steps, 0.9))
            .chart(
                PageChart.bars(
                    "ended",
                    "Deployments by how they ended",
                    new Line(FAILED, "bad"),
                    new Line(DONE, "good"),
                    new Line(CANCELLED, "plain")))
            .chart(
                PageChart.lines(
                    "took",
                    "How long deployments took",
                    new Line("Took, median", "first"),
                    new Line("Took, 90th", "second")));
    return new PageSection("charts", "Over time")
        .add(series)
        .define(
            "A deployment counts on the day on which it ended, in all environments. Took: from its"
                + " beginning to done.");
  }

  private Step step(PagePeriod days) {
    return new Step(LABEL.format(days.first()), days.words(), days.in(page).toString());
  }

  private Tally sum(PagePeriod step) {
    return days.subMap(step.first(), step.last().plusDays(1)).values().stream()
        .reduce(Tally.NONE, Tally::plus);
  }

  private List<Point> counts(List<PagePeriod> steps, String state) {
    return steps.stream()
        .map(
            step ->
                Point.of(
                    (double) sum(step).count(state),
                    step.in(page).with(ReleaseFilter.STATE, state).toString()))
        .toList();
  }

  private List<Point> times(List<PagePeriod> steps, double share) {
    return steps.stream()
        .map(step -> DeploymentTally.SECONDS.quantile(sum(step), share))
        .map(ReleaseCharts::point)
        .toList();
  }

  private static Point point(OptionalDouble seconds) {
    return new Point(
        seconds.isPresent() ? (double) Math.round(seconds.getAsDouble()) : null, Optional.empty());
  }
}
