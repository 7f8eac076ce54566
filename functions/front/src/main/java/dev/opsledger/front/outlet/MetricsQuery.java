package dev.opsledger.front.outlet;

import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.sync.SourceState;
import dev.opsledger.core.sync.SyncReport;
import dev.opsledger.front.domain.CounterKey;
import dev.opsledger.front.domain.DeploymentCounters;
import dev.opsledger.front.domain.IncidentCounters;
import dev.opsledger.front.domain.RunCounters;
import dev.opsledger.front.domain.ZonedDay;
import dev.opsledger.front.store.CounterQuery;
import dev.opsledger.front.store.CounterRow;
import dev.opsledger.front.store.FrontKeys;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the numbers that Prometheus scrapes, as OpenMetrics text. Each part has a greatest size, so
 * that a scrape costs the same and no label can make more series than a Prometheus likes.
 */
public record MetricsQuery(
    CounterQuery counters, SyncReport report, QueueBacklog backlog, ZoneId zone, Clock clock) {
  private static final int ORGANIZATIONS = 50;
  private static final int WORKFLOWS = 2_000;
  private static final int PROJECTS = 50;
  private static final int SERVICES = 50;
  private static final List<String> OUTCOMES =
      List.of(RunCounters.SUCCEEDED, RunCounters.FAILED, RunCounters.RUNNING, RunCounters.OTHER);

  /** What a workflow's runs are counted by; the others are in the organization's numbers. */
  private static final List<String> WORKFLOW_OUTCOMES =
      List.of(RunCounters.SUCCEEDED, RunCounters.FAILED);

  private static final String OUTCOME = "outcome";

  /** The text of a scrape. */
  public String text() {
    Instant now = clock.instant();
    var gauges = new ArrayList<Gauge>();
    runs(ZonedDay.of(now, zone), gauges);
    deployments(ZonedDay.of(now, zone), gauges);
    incidents(gauges);
    sources(now, gauges);
    queue("queue_messages", "Messages with work, by queue.", backlog.work(), gauges);
    queue("dead_letters", "Messages given up, by queue.", backlog.deadLetters(), gauges);
    return write(gauges);
  }

  private void runs(ZonedDay day, List<Gauge> gauges) {
    List<CounterRow> found = counters.top(FrontKeys.organizations(day), ORGANIZATIONS + 1);
    List<CounterRow> shown = found.stream().limit(ORGANIZATIONS).toList();
    var organizations =
        new Gauge("ci_runs_today", "Workflow runs created today, by organization and outcome.");
    var workflows =
        new Gauge(
            "ci_workflow_runs_today",
            "Workflow runs created today that succeeded or failed, by workflow.");
    int each = shown.isEmpty() ? 0 : WORKFLOWS / shown.size();
    List<List<CounterRow>> ofEach =
        BoundedParallel.map(
            shown, row -> counters.first(FrontKeys.workflows(day, row.key().sk()), each + 1));
    boolean leftOut = found.size() > shown.size();
    for (int i = 0; i < shown.size(); i++) {
      CounterRow row = shown.get(i);
      String organization = row.label("organization");
      OUTCOMES.forEach(
          outcome ->
              organizations.add(row.get(outcome), "organization", organization, OUTCOME, outcome));
      ofEach.get(i).stream()
          .limit(each)
          .forEach(workflow -> add(workflows, organization, workflow));
      leftOut |= ofEach.get(i).size() > each;
    }
    gauges.add(organizations);
    gauges.add(workflows);
    gauges.add(leftOut("ci_left_out", "1 where more ran today than is shown, else 0.", leftOut));
  }

  private static void add(Gauge workflows, String organization, CounterRow row) {
    for (String outcome : WORKFLOW_OUTCOMES) {
      workflows.add(
          row.get(outcome),
          "organization",
          organization,
          "repository",
          row.label("repository"),
          "workflow",
          row.label("workflow"),
          "workflow_id",
          row.key().sk(),
          OUTCOME,
          outcome);
    }
  }

  private void deployments(ZonedDay day, List<Gauge> gauges) {
    CounterKey now = FrontKeys.deploymentsNow();
    CounterRow ongoing = counters.find(List.of(now)).getOrDefault(now, CounterRow.fresh(now));
    gauges.add(
        new Gauge("deployments_ongoing", "Deployments under way.")
            .add(ongoing.get(DeploymentCounters.ONGOING)));
    var ended =
        new Gauge("deployments_today", "Deployments that ended today, by project and state.");
    List<CounterRow> projects = counters.top(FrontKeys.projects(day), PROJECTS + 1);
    for (CounterRow row : projects.stream().limit(PROJECTS).toList()) {
      for (String state :
          List.of(
              DeploymentCounters.DONE, DeploymentCounters.FAILED, DeploymentCounters.CANCELLED)) {
        ended.add(
            row.get(state),
            "project",
            row.label("project"),
            "project_id",
            row.key().sk(),
            "state",
            state);
      }
    }
    gauges.add(ended);
    gauges.add(
        leftOut(
            "deployments_left_out",
            "1 where deployments of more projects ended today than is shown, else 0.",
            projects.size() > PROJECTS));
  }

  private void incidents(List<Gauge> gauges) {
    var open = new Gauge("incidents_open", "Open incidents, by service and urgency.");
    List<CounterRow> services = counters.top(FrontKeys.services(), SERVICES + 1);
    for (CounterRow row : services.stream().limit(SERVICES).toList()) {
      IncidentCounters.byUrgency(row::get)
          .forEach(
              (urgency, number) ->
                  open.add(
                      number,
                      "service",
                      row.label("service"),
                      "service_id",
                      row.key().sk(),
                      "urgency",
                      urgency));
    }
    gauges.add(open);
    gauges.add(
        leftOut(
            "incidents_left_out",
            "1 where more services have open incidents than is shown, else 0.",
            services.size() > SERVICES));
  }

  private static Gauge leftOut(String name, String help, boolean is) {
    return new Gauge(name, help).add(is ? 1 : 0);
  }

  private void sources(Instant now, List<Gauge> gauges) {
    var age =
        new Gauge(
            "source_data_age_seconds", "Time since a source was last synchronized completely.");
    var expected = new Gauge("source_units_expected", "Units of a source's last sync.");
    var stored = new Gauge("source_units_stored", "Units of it that are stored.");
    var missing = new Gauge("source_units_missing", "Units of it that could not be fetched.");
    for (SourceState source : report.sources()) {
      String[] label = {"source", source.source()};
      source.lastGoodAt().ifPresent(at -> age.add(Duration.between(at, now).toSeconds(), label));
      source
          .last()
          .ifPresent(
              last -> {
                expected.add(last.planned(), label);
                stored.add(last.done(), label);
                missing.add(last.failed(), label);
              });
    }
    gauges.addAll(List.of(age, expected, stored, missing));
  }

  private static void queue(
      String name, String help, Map<String, Long> numbers, List<Gauge> gauges) {
    var gauge = new Gauge(name, help);
    numbers.forEach((queue, number) -> gauge.add(number, "queue", queue));
    gauges.add(gauge);
  }

  private static String write(List<Gauge> gauges) {
    var text = new ByteArrayOutputStream();
    try {
      new OpenMetricsTextFormatWriter(false, false)
          .write(
              text,
              MetricSnapshots.of(
                  gauges.stream().map(Gauge::snapshot).toArray(MetricSnapshot[]::new)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString(StandardCharsets.UTF_8);
  }
}
