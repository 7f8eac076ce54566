package dev.opsledger.front.overview;

import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.front.domain.CounterKey;
import dev.opsledger.front.domain.DeploymentCounters;
import dev.opsledger.front.domain.IncidentCounters;
import dev.opsledger.front.domain.RunCounters;
import dev.opsledger.front.domain.ZonedDay;
import dev.opsledger.front.store.CounterQuery;
import dev.opsledger.front.store.CounterRow;
import dev.opsledger.front.store.FrontKeys;
import java.util.List;

/** Reads the organizations, workflows, projects and services that the page lists first. */
record RankedCounters(CounterQuery counters) {
  private static final int ORGANIZATIONS = 8;
  private static final int WORKFLOWS = 5;
  private static final int PROJECTS = 10;
  private static final int SERVICES = 10;

  /** The organizations with the most failed runs of a day; one more than is shown, if there is. */
  List<CounterRow> organizations(ZonedDay day) {
    return counters.top(FrontKeys.organizations(day), ORGANIZATIONS + 1);
  }

  static boolean isMoreThanShown(List<CounterRow> organizations) {
    return organizations.size() > ORGANIZATIONS;
  }

  /** The organizations that are shown, each with its workflows. */
  List<Overview.Organization> withWorkflows(ZonedDay day, List<CounterRow> organizations) {
    List<CounterRow> shown = organizations.stream().limit(ORGANIZATIONS).toList();
    return BoundedParallel.map(shown, row -> organization(day, row));
  }

  private Overview.Organization organization(ZonedDay day, CounterRow row) {
    String workflows = FrontKeys.workflows(day, row.key().sk());
    return new Overview.Organization(
        row.label("organization"),
        new Overview.Runs(
            row.get(RunCounters.TOTAL),
            row.get(RunCounters.SUCCEEDED),
            row.get(RunCounters.FAILED),
            row.get(RunCounters.RUNNING),
            row.get(RunCounters.OTHER)),
        counters.top(workflows, WORKFLOWS).stream().map(RankedCounters::flaky).toList(),
        counters.slowest(workflows, WORKFLOWS).stream().map(RankedCounters::slow).toList());
  }

  private static Overview.Flaky flaky(CounterRow row) {
    return new Overview.Flaky(
        number(row.key()),
        row.label("workflow"),
        row.label("repository"),
        row.get(RunCounters.TOTAL),
        row.get(RunCounters.FAILED),
        row.get(RunCounters.FLAKY));
  }

  private static Overview.Slow slow(CounterRow row) {
    return new Overview.Slow(
        number(row.key()),
        row.label("workflow"),
        row.label("repository"),
        row.get(RunCounters.TIMED),
        row.get(RunCounters.SECONDS) / row.get(RunCounters.TIMED));
  }

  /** The projects with the most failed deployments of a day. */
  List<Overview.Project> projects(ZonedDay day) {
    return counters.top(FrontKeys.projects(day), PROJECTS).stream()
        .map(
            row ->
                new Overview.Project(
                    number(row.key()),
                    row.label("project"),
                    row.get(DeploymentCounters.DONE),
                    row.get(DeploymentCounters.FAILED),
                    row.get(DeploymentCounters.CANCELLED)))
        .toList();
  }

  /** The services with the most open incidents. */
  List<Overview.Service> services() {
    return counters.top(FrontKeys.services(), SERVICES).stream()
        .map(
            row ->
                new Overview.Service(
                    row.key().sk(),
                    row.label("service"),
                    row.get(IncidentCounters.TRIGGERED),
                    row.get(IncidentCounters.ACKNOWLEDGED)))
        .toList();
  }

  private static long number(CounterKey key) {
    return Long.parseLong(key.sk());
  }
}
