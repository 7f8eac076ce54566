package dev.opsledger.front.page;

import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageChart;
import dev.opsledger.core.page.PageChart.Line;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageSeries;
import dev.opsledger.core.page.PageSeries.Point;
import dev.opsledger.core.page.PageSeries.Step;
import dev.opsledger.core.page.PageSeries.Unit;
import dev.opsledger.front.dora.DoraResult;
import dev.opsledger.front.dora.Figures;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** DORA's figures of twelve weeks, drawn. */
final class DoraTrend {
  private static final DateTimeFormatter LABEL =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private static final String DEPLOYMENTS = "Deployments";
  private static final String LEAD = "Lead time";
  private static final String FAILURE = "Change failure rate";
  private static final String RESTORE = "Time to restore";
  private static final String RECOVERY = "Recovery time";
  private static final String REWORK = "Rework rate";

  private DoraTrend() {}

  static PageSection section(DoraResult result, PageAddress address) {
    var section = new PageSection("trend", "Twelve weeks");
    Optional<List<Figures>> trend = result.courses().trend();
    if (trend.isEmpty()) {
      return section.say(
          "Twelve weeks hold too many deployments and incidents to be read at once.");
    }
    List<Figures> weeks = trend.get();
    var series =
        new PageSeries(
                "weeks",
                "The figures by week, from Monday to Sunday (UTC)",
                weeks.stream().map(week -> step(week, address)).toList())
            .orElse("No deployment was done in these weeks.")
            .column(DEPLOYMENTS, Unit.COUNT, releases(weeks, address))
            .column(LEAD, Unit.SECONDS, points(weeks, Figures::leadTime))
            .column(FAILURE, Unit.SHARE, points(weeks, week -> failureRate(result, week)))
            .column(RESTORE, Unit.SECONDS, points(weeks, Figures::timeToRestore))
            .column(RECOVERY, Unit.SECONDS, points(weeks, week -> week.unplanned().recoveryTime()))
            .column(REWORK, Unit.SHARE, points(weeks, Figures::reworkRate))
            .chart(PageChart.bars("deployments", DEPLOYMENTS, new Line(DEPLOYMENTS, "first")))
            .chart(PageChart.lines("lead-time", LEAD + ", median", new Line(LEAD, "first")))
            .chart(
                PageChart.lines(
                    "rates",
                    "Change failure rate and rework rate",
                    new Line(FAILURE, "bad"),
                    new Line(REWORK, "second")))
            .chart(
                PageChart.lines(
                    "times",
                    "Time to restore and recovery time, medians",
                    new Line(RESTORE, "second"),
                    new Line(RECOVERY, "third")));
    return section.add(series);
  }

  private static OptionalDouble failureRate(DoraResult result, Figures week) {
    return result.services().isEmpty() ? OptionalDouble.empty() : week.failureRate();
  }

  private static Step step(Figures week, PageAddress address) {
    LocalDate first = first(week);
    return new Step(
        LABEL.format(first),
        DAY.format(first) + " to " + DAY.format(last(week)),
        days(week, address).toString());
  }

  private static LocalDate first(Figures week) {
    return LocalDate.ofInstant(week.period().since(), ZoneOffset.UTC);
  }

  private static LocalDate last(Figures week) {
    return LocalDate.ofInstant(week.period().until().minusNanos(1), ZoneOffset.UTC);
  }

  private static PageAddress days(Figures week, PageAddress address) {
    return address
        .without("period")
        .with("from", first(week).toString())
        .with("to", last(week).toString());
  }

  private static List<Point> releases(List<Figures> weeks, PageAddress address) {
    return weeks.stream()
        .map(week -> Point.of(week.releases().size(), days(week, address) + "#releases"))
        .toList();
  }

  private static List<Point> points(List<Figures> weeks, Function<Figures, OptionalDouble> number) {
    return weeks.stream()
        .map(number)
        .map(
            value ->
                new Point(value.isPresent() ? value.getAsDouble() : null, Optional.<String>empty()))
        .toList();
  }
}
