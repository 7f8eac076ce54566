package dev.opsledger.front.overview;

import dev.opsledger.front.domain.CounterKey;
import dev.opsledger.front.domain.DeploymentCounters;
import dev.opsledger.front.domain.GistCounters;
import dev.opsledger.front.domain.IncidentCounters;
import dev.opsledger.front.domain.RunCounters;
import dev.opsledger.front.domain.ZonedDay;
import dev.opsledger.front.store.CounterQuery;
import dev.opsledger.front.store.CounterRow;
import dev.opsledger.front.store.FrontKeys;
import java.util.List;
import java.util.Map;

/**
 * The counters that the overview reads by key.
 *
 * @param totals all runs and deployments of the day
 * @param deployments deployments under way
 * @param incidents open incidents
 * @param gists all gists
 */
record PresentCounters(
    CounterRow totals, CounterRow deployments, CounterRow incidents, CounterRow gists) {
  static PresentCounters read(CounterQuery counters, ZonedDay day) {
    CounterKey totals = FrontKeys.totals(day);
    CounterKey deployments = FrontKeys.deploymentsNow();
    CounterKey incidents = FrontKeys.incidentsNow();
    CounterKey gists = FrontKeys.gistsNow();
    var rows = counters.find(List.of(totals, deployments, incidents, gists));
    return new PresentCounters(
        row(rows, totals), row(rows, deployments), row(rows, incidents), row(rows, gists));
  }

  private static CounterRow row(Map<CounterKey, CounterRow> rows, CounterKey key) {
    return rows.getOrDefault(key, CounterRow.fresh(key));
  }

  Overview.Runs runs() {
    return new Overview.Runs(
        runs(RunCounters.TOTAL),
        runs(RunCounters.SUCCEEDED),
        runs(RunCounters.FAILED),
        runs(RunCounters.RUNNING),
        runs(RunCounters.OTHER));
  }

  private long runs(String counter) {
    return totals.get(RunCounters.inTotals(counter));
  }

  Overview.Deployments deployments(
      List<Overview.Deployment> ongoing,
      List<Overview.Deployment> failed,
      List<Overview.Project> projects) {
    return new Overview.Deployments(
        deployments.get(DeploymentCounters.ONGOING),
        ongoing,
        ended(DeploymentCounters.DONE),
        ended(DeploymentCounters.FAILED),
        ended(DeploymentCounters.CANCELLED),
        failed,
        projects);
  }

  private long ended(String counter) {
    return totals.get(DeploymentCounters.inTotals(counter));
  }

  Overview.Incidents incidents(List<Overview.Service> services) {
    return new Overview.Incidents(
        incidents.get(IncidentCounters.TRIGGERED),
        incidents.get(IncidentCounters.ACKNOWLEDGED),
        services);
  }

  Overview.Gists gists(List<Overview.Gist> newest) {
    return new Overview.Gists(
        gists.get(GistCounters.ALL),
        gists.get(GistCounters.DEALS),
        gists.get(GistCounters.REFUSED),
        newest);
  }
}
