package dev.opsledger.front.outlet;

import dev.opsledger.front.domain.CounterKey;
import dev.opsledger.front.domain.DeploymentCounters;
import dev.opsledger.front.domain.RunCounters;
import dev.opsledger.front.domain.ZonedDay;
import dev.opsledger.front.outlet.Digest.Line;
import dev.opsledger.front.store.CounterQuery;
import dev.opsledger.front.store.CounterRow;
import dev.opsledger.front.store.FrontKeys;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runs and deployments of a day beside those of the same weekday before. */
record DayFigures(CounterQuery counters, ZoneId zone) {
  /** A line about a day; empty if nothing ran and nothing was deployed. */
  Optional<Line> line(LocalDate day, String path) {
    List<LocalDate> days = new ArrayList<>(CoveredDays.alike(day));
    days.addFirst(day);
    Map<CounterKey, CounterRow> rows = counters.find(days.stream().map(this::key).toList());
    CounterRow today = rows.get(key(day));
    if (today == null) {
      return Optional.empty();
    }
    List<CounterRow> before =
        days.stream().skip(1).map(each -> rows.get(key(each))).filter(row -> row != null).toList();
    String text =
        "%s: %s, %s; deployments: %s, %s"
            .formatted(
                DayNames.brief(day),
                figure(today, before, RunCounters.inTotals(RunCounters.TOTAL), "runs"),
                figure(today, before, RunCounters.inTotals(RunCounters.FAILED), "failed"),
                figure(today, before, DeploymentCounters.inTotals(DeploymentCounters.DONE), "done"),
                figure(
                    today,
                    before,
                    DeploymentCounters.inTotals(DeploymentCounters.FAILED),
                    "failed"));
    String compared =
        before.isEmpty()
            ? ""
            : " (medians of %d %s in brackets)"
                .formatted(before.size(), DayNames.plural(day.getDayOfWeek()));
    return Optional.of(new Line(text + compared, path));
  }

  private CounterKey key(LocalDate day) {
    return FrontKeys.totals(new ZonedDay(zone, day));
  }

  private static String figure(
      CounterRow today, List<CounterRow> before, String counter, String what) {
    String median =
        before.isEmpty()
            ? ""
            : " [%d]"
                .formatted(
                    CoveredDays.median(before.stream().map(row -> row.get(counter)).toList()));
    return "%d %s%s".formatted(today.get(counter), what, median);
  }
}
