package dev.opsledger.front.overview;

import static dev.opsledger.front.store.FrontKeys.now;

import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.feed.FeedEntry;
import dev.opsledger.core.feed.FeedQuery;
import dev.opsledger.front.store.FrontKeys.Day;
import dev.opsledger.front.overview.Overview.Organization;
import dev.opsledger.front.overview.Overview.Runs;
import dev.opsledger.front.domain.CounterKey;
import dev.opsledger.front.overview.Overview.Organization;
import dev.opsledger.front.overview.Overview.Runs;
import dev.opsledger.front.page.SourcesSection;
import dev.opsledger.front.projection.DeploymentProjection;
import dev.opsledger.front.projection.GistProjection;
import dev.opsledger.front.projection.IncidentProjection;
import dev.opsledger.front.projection.RunProjection;
import dev.opsledger.front.store.CounterQuery;
import dev.opsledger.front.store.CounterRow;
import dev.opsledger.front.store.FrontKeys.Day;
import dev.opsledger.front.store.FrontKeys;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads the overview: a fixed number of bounded reads side by side, however much is stored.
 *
 * @param numbers the rows of numbers
 * @param things single deployments and gists
 * @param feed what happened
 * @param sync how each source is
 */
public record OverviewQuery(
    CounterQuery numbers, RankedFacts things, FeedQuery feed, SyncStatusQuery sync, ZoneId zone, Clock clock) {
  private static final int ORGANIZATIONS = 8;
  private static final int ACTIVITY = 15;

  public Overview read() {
    Instant at = clock.instant();
    Day day = Day.of(at, zone);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var present =
          executor.submit(
              () ->
                  numbers.find(
                      FrontKeys.totals(day),
                      now(FrontKeys.DEPLOYMENTS),
                      now(FrontKeys.INCIDENTS),
                      now(FrontKeys.GISTS)));
      var organizations =
          executor.submit(() -> numbers.top(FrontKeys.organizations(day), ORGANIZATIONS + 1));
      var deployments = executor.submit(() -> things.deployments(day));
      var projects = executor.submit(() -> numbers.projects(day));
      var services = executor.submit(numbers::services);
      var visits = executor.submit(() -> numbers.visits(at));
      var gists = executor.submit(() -> things.gists(at));
      var sources = executor.submit(() -> SourcesSection.read(sync));
      var activity = executor.submit(() -> feed.read(Optional.empty(), ACTIVITY).entries());
      List<CounterRow> active = taken(organizations);
      Map<CounterKey, CounterRow> known = taken(present);
      CounterRow totals = row(known, FrontKeys.totals(day));
      return new Overview(
          at,
          zone,
          day.date(),
          runs(totals, "runs."),
          organizations(active, day),
          active.size() > ORGANIZATIONS,
          deployments(known, totals, taken(deployments), taken(projects)),
          incidents(row(known, now(FrontKeys.INCIDENTS)), taken(services)),
          taken(visits),
          gists(row(known, now(FrontKeys.GISTS)), taken(gists)),
          taken(sources),
          this.<List<FeedEntry>>taken(activity));
    }
  }

  private static CounterRow row(Map<CounterKey, CounterRow> rows, CounterKey key) {
    return rows.getOrDefault(key, CounterRow.fresh(key));
  }

  private static Runs runs(CounterRow row, String prefix) {
    return new Runs(
        row.get(prefix + RunProjection.TOTAL),
        row.get(prefix + RunProjection.SUCCEEDED),
        row.get(prefix + RunProjection.FAILED),
        row.get(prefix + RunProjection.RUNNING),
        row.get(prefix + RunProjection.OTHER));
  }

  private List<Organization> organizations(List<CounterRow> active, Day day) {
    return BoundedParallel.map(
        active.subList(0, Math.min(active.size(), ORGANIZATIONS)),
        row ->
            new Organization(
                row.label("organization"),
                runs(row, ""),
                numbers.flakiest(day, row.key().sk()),
                numbers.slowest(day, row.key().sk())));
  }

  private static Overview.Deployments deployments(
      Map<CounterKey, CounterRow> known,
      CounterRow totals,
      RankedFacts.Deploying deploying,
      List<Overview.Project> projects) {
    return new Overview.Deployments(
        row(known, now(FrontKeys.DEPLOYMENTS)).get(DeploymentProjection.ONGOING),
        deploying.ongoing(),
        totals.get("deployments." + DeploymentProjection.DONE),
        totals.get("deployments." + DeploymentProjection.FAILED),
        totals.get("deployments." + DeploymentProjection.CANCELLED),
        deploying.failed(),
        projects);
  }

  private static Overview.Incidents incidents(CounterRow now, List<Overview.Service> services) {
    return new Overview.Incidents(
        now.get(IncidentProjection.TRIGGERED), now.get(IncidentProjection.ACKNOWLEDGED), services);
  }

  private static Overview.Gists gists(CounterRow now, List<Overview.Gist> newest) {
    return new Overview.Gists(
        now.get(GistProjection.ALL), now.get(GistProjection.DEALS), now.get(GistProjection.REFUSED), newest);
  }

  private <T> T taken(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a part of the overview could not be read", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while reading", e);
    }
  }
}
