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
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The runs and deployments of a day beside those of the same weekday before. */
record DayFigures(CounterQuery counters, ZoneId zone) {
  /** The most organizations that are told of one by one. */
  private static final int ORGANIZATIONS = 8;

  /**
   * A day's counters beside those of the same weekday before, as far as anything is known of these.
   */
  private record Compared(LocalDate day, CounterRow row, List<CounterRow> before) {
    String figure(String counter, String what) {
      return "%d %s%s".formatted(row.get(counter), what, median(counter));
    }

    private String median(String counter) {
      return before.isEmpty()
          ? ""
          : " [%d]"
              .formatted(CoveredDays.median(before.stream().map(r -> r.get(counter)).toList()));
    }

    /** Whether there was anything of it, today or before. */
    boolean has(String... names) {
      return List.of(names).stream()
          .anyMatch(name -> row.get(name) > 0 || before.stream().anyMatch(r -> r.get(name) > 0));
    }

    /** Says that there is nothing to compare with; empty if there is. */
    String alone() {
      return before.isEmpty()
          ? " (no earlier %s is known)"
              .formatted(day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH))
          : "";
    }

    String explained() {
      return before.isEmpty()
          ? alone()
          : " (medians of %d %s in brackets)"
              .formatted(before.size(), DayNames.plural(day.getDayOfWeek()));
    }
  }

  /** What is said of a day of which nothing is known. */
  static Line nothing(LocalDate day) {
    return new Line(
        DayNames.brief(day) + ": no runs or deployments are known", PageLinks.runs(day));
  }

  /** Lines about a day; none if nothing ran and nothing was deployed. */
  List<Line> lines(LocalDate day) {
    CounterKey totals = FrontKeys.totals(new ZonedDay(zone, day));
    CounterRow today = counters.find(List.of(totals)).get(totals);
    if (today == null) {
      return List.of();
    }
    Compared all = compared(day, today, each -> FrontKeys.totals(new ZonedDay(zone, each)));
    var lines = new ArrayList<Line>();
    if (all.has(RunCounters.inTotals(RunCounters.TOTAL))) {
      lines.addAll(runs(all));
    }
    String done = DeploymentCounters.inTotals(DeploymentCounters.DONE);
    String failed = DeploymentCounters.inTotals(DeploymentCounters.FAILED);
    if (all.has(done, failed)) {
      lines.add(
          new Line(
              "%s: deployments: %s, %s%s"
                  .formatted(
                      DayNames.brief(day),
                      all.figure(done, "done"),
                      all.figure(failed, "failed"),
                      all.explained()),
              PageLinks.releases(day)));
    }
    return lines;
  }

  /** All runs, and those of each organization where there are several. */
  private List<Line> runs(Compared all) {
    LocalDate day = all.day();
    List<CounterRow> owners =
        counters.top(FrontKeys.organizations(new ZonedDay(zone, day)), ORGANIZATIONS);
    boolean single = owners.size() == 1;
    var lines = new ArrayList<Line>();
    lines.add(
        new Line(
            "%s: %s, %s%s"
                .formatted(
                    DayNames.brief(day),
                    all.figure(RunCounters.inTotals(RunCounters.TOTAL), "runs"),
                    all.figure(RunCounters.inTotals(RunCounters.FAILED), "failed"),
                    all.explained()),
            single
                ? PageLinks.runs(day, owners.getFirst().label("organization"))
                : PageLinks.runs(day)));
    if (!single) {
      owners.forEach(owner -> lines.add(organization(day, owner)));
    }
    return lines;
  }

  private Line organization(LocalDate day, CounterRow owner) {
    Compared runs =
        compared(
            day,
            owner,
            each ->
                new CounterKey(
                    FrontKeys.organizations(new ZonedDay(zone, each)), owner.key().sk()));
    String login = owner.label("organization");
    return new Line(
        "%s in %s: %s, %s%s"
            .formatted(
                DayNames.brief(day),
                login,
                runs.figure(RunCounters.TOTAL, "runs"),
                runs.figure(RunCounters.FAILED, "failed"),
                runs.alone()),
        PageLinks.runs(day, login));
  }

  private Compared compared(LocalDate day, CounterRow row, Function<LocalDate, CounterKey> key) {
    List<CounterKey> alike = CoveredDays.alike(day).stream().map(key).toList();
    Map<CounterKey, CounterRow> found = counters.find(alike);
    return new Compared(day, row, alike.stream().map(found::get).filter(Objects::nonNull).toList());
  }
}
