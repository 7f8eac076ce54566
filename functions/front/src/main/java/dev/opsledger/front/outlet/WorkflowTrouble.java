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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The workflows that were flaky on some days, and those that took longer than on that weekday; each
 * is told once.
 */
record WorkflowTrouble(CounterQuery counters, ZoneId zone) {
  private static final int ORGANIZATIONS = 8;
  private static final int OF_EACH = 3;

  /** A workflow is slow that takes half as long again as usual, and at least a minute more. */
  private static final long LEAST_SECONDS = 60;

  /** A workflow of an organization, with its counters of a day. */
  private record Workflow(LocalDate day, CounterRow owner, CounterRow row) {
    String id() {
      return owner.key().sk() + "|" + row.key().sk();
    }

    String name() {
      return "%s of %s/%s"
          .formatted(row.label("workflow"), owner.label("organization"), row.label("repository"));
    }

    String page(LocalDate first, LocalDate last) {
      return PageLinks.runs(
          first, last, owner.label("organization"), row.label("repository"), row.key().sk());
    }

    long average() {
      return WorkflowTrouble.average(row);
    }
  }

  /** A workflow on the day on which it was slow. */
  private record Slow(Workflow workflow, long usual) {
    long excess() {
      return workflow.average() - usual;
    }

    Line line() {
      LocalDate day = workflow.day();
      return new Line(
          "%s took %d s on average on %s, usually %d s"
              .formatted(workflow.name(), workflow.average(), DayNames.brief(day), usual),
          workflow.page(day, day));
    }
  }

  /** The workflows that were flaky on any of these days, with their runs of all of them. */
  List<Line> flaky(List<LocalDate> days) {
    var found = new LinkedHashMap<String, Workflow>();
    for (LocalDate day : days) {
      for (CounterRow owner : owners(day)) {
        counters.top(workflows(day, owner), OF_EACH).stream()
            .map(row -> new Workflow(day, owner, row))
            .forEach(each -> found.putIfAbsent(each.id(), each));
      }
    }
    return found.values().stream().map(each -> flaky(each, days)).toList();
  }

  private Line flaky(Workflow workflow, List<LocalDate> days) {
    Collection<CounterRow> rows =
        days.size() == 1 ? List.of(workflow.row()) : rows(workflow, days).values();
    return new Line(
        "%s: %d of %d runs passed although it failed with the same commit"
            .formatted(workflow.name(), sum(rows, RunCounters.FLAKY), sum(rows, RunCounters.TOTAL)),
        workflow.page(days.getFirst(), days.getLast()));
  }

  private static long sum(Collection<CounterRow> rows, String counter) {
    return rows.stream().mapToLong(row -> row.get(counter)).sum();
  }

  /** The workflows that were slow on any of these days, each on the day it was slowest. */
  List<Line> slow(List<LocalDate> days) {
    var found = new LinkedHashMap<String, Slow>();
    for (LocalDate day : days) {
      for (Slow each : slow(day)) {
        found.merge(each.workflow().id(), each, (a, b) -> a.excess() >= b.excess() ? a : b);
      }
    }
    return found.values().stream().map(Slow::line).toList();
  }

  private List<Slow> slow(LocalDate day) {
    var found = new ArrayList<Slow>();
    for (CounterRow owner : owners(day)) {
      for (CounterRow row : counters.slowest(workflows(day, owner), OF_EACH)) {
        var workflow = new Workflow(day, owner, row);
        usual(workflow)
            .filter(usual -> average(row) >= Math.max(usual * 3 / 2, usual + LEAST_SECONDS))
            .ifPresent(usual -> found.add(new Slow(workflow, usual)));
      }
    }
    return found;
  }

  private List<CounterRow> owners(LocalDate day) {
    return counters.top(FrontKeys.organizations(new ZonedDay(zone, day)), ORGANIZATIONS);
  }

  private String workflows(LocalDate day, CounterRow owner) {
    return FrontKeys.workflows(new ZonedDay(zone, day), owner.key().sk());
  }

  private Map<CounterKey, CounterRow> rows(Workflow workflow, List<LocalDate> days) {
    return counters.find(
        days.stream()
            .map(day -> new CounterKey(workflows(day, workflow.owner()), workflow.row().key().sk()))
            .toList());
  }

  /** The median of a workflow's averages on the same weekday before; empty if none is known. */
  private Optional<Long> usual(Workflow workflow) {
    List<Long> averages =
        rows(workflow, CoveredDays.alike(workflow.day())).values().stream()
            .filter(each -> each.get(RunCounters.TIMED) > 0)
            .map(WorkflowTrouble::average)
            .toList();
    return averages.isEmpty() ? Optional.empty() : Optional.of(CoveredDays.median(averages));
  }

  private static long average(CounterRow row) {
    return row.get(RunCounters.SECONDS) / row.get(RunCounters.TIMED);
  }
}
