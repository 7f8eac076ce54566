package dev.opsledger.front.outlet;

import dev.opsledger.front.domain.CounterKey;
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

/** The workflows that were flaky on a day, and those that took longer than on that weekday. */
record WorkflowTrouble(CounterQuery counters, ZoneId zone) {
  private static final int ORGANIZATIONS = 8;
  private static final int OF_EACH = 3;

  /** A workflow is slow that takes half as long again as usual, and at least a minute more. */
  private static final long LEAST_SECONDS = 60;

  List<Line> flaky(LocalDate day) {
    var lines = new ArrayList<Line>();
    for (CounterRow owner : owners(day)) {
      for (CounterRow row : counters.top(workflows(day, owner), OF_EACH)) {
        lines.add(
            new Line(
                "%s: %d of %d runs passed although it failed with the same commit"
                    .formatted(
                        name(owner, row), row.get(RunCounters.FLAKY), row.get(RunCounters.TOTAL)),
                page(day, owner, row)));
      }
    }
    return lines;
  }

  List<Line> slow(LocalDate day) {
    var lines = new ArrayList<Line>();
    for (CounterRow owner : owners(day)) {
      for (CounterRow row : counters.slowest(workflows(day, owner), OF_EACH)) {
        usual(day, owner, row)
            .filter(usual -> average(row) >= Math.max(usual * 3 / 2, usual + LEAST_SECONDS))
            .map(
                usual ->
                    new Line(
                        "%s took %d s on average, usually %d s"
                            .formatted(name(owner, row), average(row), usual),
                        page(day, owner, row)))
            .ifPresent(lines::add);
      }
    }
    return lines;
  }

  private List<CounterRow> owners(LocalDate day) {
    return counters.top(FrontKeys.organizations(new ZonedDay(zone, day)), ORGANIZATIONS);
  }

  private String workflows(LocalDate day, CounterRow owner) {
    return FrontKeys.workflows(new ZonedDay(zone, day), owner.key().sk());
  }

  private static String page(LocalDate day, CounterRow owner, CounterRow workflow) {
    return PageLinks.runs(
        day, owner.label("organization"), workflow.label("repository"), workflow.key().sk());
  }

  private static String name(CounterRow owner, CounterRow workflow) {
    return "%s of %s/%s"
        .formatted(
            workflow.label("workflow"), owner.label("organization"), workflow.label("repository"));
  }

  /** The median of a workflow's averages on the same weekday before; empty if none is known. */
  private Optional<Long> usual(LocalDate day, CounterRow owner, CounterRow row) {
    List<CounterKey> keys =
        CoveredDays.alike(day).stream()
            .map(each -> new CounterKey(workflows(each, owner), row.key().sk()))
            .toList();
    Map<CounterKey, CounterRow> found = counters.find(keys);
    List<Long> averages =
        found.values().stream()
            .filter(each -> each.get(RunCounters.TIMED) > 0)
            .map(WorkflowTrouble::average)
            .toList();
    return averages.isEmpty() ? Optional.empty() : Optional.of(CoveredDays.median(averages));
  }

  private static long average(CounterRow row) {
    return row.get(RunCounters.SECONDS) / row.get(RunCounters.TIMED);
  }
}
