package dev.opsledger.ci.api;

import dev.opsledger.ci.domain.Owner;
import dev.opsledger.ci.domain.count.CiFigures;
import dev.opsledger.ci.domain.count.MetricsPeriod;
import dev.opsledger.ci.domain.count.RollupSpan;
import dev.opsledger.ci.domain.count.RunnerPrices;
import dev.opsledger.ci.domain.count.WorkflowState;
import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.ci.store.InstallationStore;
import dev.opsledger.ci.store.count.FormerRuns;
import dev.opsledger.ci.store.count.RollupQuery;
import dev.opsledger.ci.store.count.RunGap;
import dev.opsledger.ci.store.count.WorkflowStates;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.rollup.Tally;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The figures of CI over time, from rollups. */
public record CiMetrics(
    InstallationStore installations,
    RollupQuery rollups,
    WorkflowStates states,
    FormerRuns former,
    RunGap gap,
    RunnerPrices prices,
    ZoneId zone,
    Clock clock) {

  /**
   * The figures of a period.
   *
   * @param period the days
   * @param figures what they count for
   */
  record Part(MetricsPeriod period, CiFigures figures) {}

  /**
   * What a request is answered.
   *
   * @param owner whose figures
   * @param whole the period
   * @param before the period before it
   * @param steps the steps of the period
   * @param troubled the workflows that are broken or flaky
   * @param gap why runs may be missing
   */
  record Result(
      Owner owner,
      MetricsRequest request,
      RollupSpan by,
      Part whole,
      Part before,
      List<Part> steps,
      List<WorkflowState> troubled,
      Optional<String> gap) {}

  /**
   * The figures that a request asks for.
   *
   * @throws RequestException 404 when the App is not installed there, or the repository is not
   *     known; 400 for malformed parameters
   */
  Result read(MetricsRequest request) {
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    MetricsPeriod period = request.period(today);
    RollupSpan by = request.step(period);
    Optional<String> name = request.repository();
    Optional<Long> workflow = request.workflowId();
    boolean defaultOnly = request.defaultOnly();
    Optional<String> event = request.eventName();
    Owner owner = DailyRuns.owner(installations, request.organization());
    Optional<Long> repository = name.map(known -> repository(owner, known));
    repository.ifPresent(id -> workflow.ifPresent(wanted -> requireWorkflow(owner, id, wanted)));
    var filter =
        new RollupQuery.Filter(rollups.counted(owner), repository, workflow, defaultOnly, event);
    List<MetricsPeriod> steps = period.steps(by);
    RollupSpan coarse = by == RollupSpan.DAY ? RollupSpan.WEEK : by;
    SortedMap<LocalDate, Tally> before =
        rollups.read(filter, List.of(period.before()), coarse, today);
    SortedMap<LocalDate, Tally> days = rollups.read(filter, steps, by, today);
    return new Result(
        owner,
        request,
        by,
        part(days, period),
        part(before, period.before()),
        steps.stream().map(step -> part(days, step)).toList(),
        troubled(owner, repository, workflow),
        gap.reason(List.of(owner), period.since().atStartOfDay(zone).toInstant())
            .or(this::uncounted));
  }

  private Optional<String> uncounted() {
    return former.areCounted()
        ? Optional.empty()
        : Optional.of("runs that a former version stored are still being counted");
  }

  private Part part(SortedMap<LocalDate, Tally> days, MetricsPeriod period) {
    return new Part(period, CiFigures.of(days, period.since(), period.until(), prices));
  }

  private long repository(Owner owner, String name) {
    return states
        .repository(owner, name)
        .orElseThrow(
            () -> RequestException.notFound("no runs are known of " + owner.login() + "/" + name));
  }

  private void requireWorkflow(Owner owner, long repository, long workflow) {
    String id = Long.toString(workflow);
    if (states.find(owner, repository, id).isEmpty()) {
      throw RequestException.notFound(
          "no runs of workflow " + id + " are known in this repository");
    }
  }

  private List<WorkflowState> troubled(
      Owner owner, Optional<Long> repository, Optional<Long> workflow) {
    return CiKeys.owners(owner, true).stream()
        .flatMap(key -> states.needingAttention(key).stream())
        .filter(s -> repository.filter(id -> id != s.name().repository()).isEmpty())
        .filter(s -> workflow.filter(id -> !s.name().workflow().equals(id.toString())).isEmpty())
        .toList();
  }
}
