package dev.opsledger.front.overview;

import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.feed.FeedQuery;
import dev.opsledger.front.domain.ZonedDay;
import dev.opsledger.front.store.CounterQuery;
import dev.opsledger.front.store.FactQuery;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads the overview with a fixed number of bounded reads in parallel, whatever is stored. */
public final class OverviewQuery {
  private static final int ACTIVITY = 15;

  private final CounterQuery counters;
  private final RankedCounters ranked;
  private final VisitsQuery visits;
  private final RankedFacts facts;
  private final FeedQuery feed;
  private final SyncStatusQuery sync;
  private final ZoneId zone;
  private final Clock clock;

  /**
   * @param table the front table
   * @param feed the activity feed
   * @param sync the status of each source
   * @param zone the time zone in which days of runs and deployments begin
   */
  public OverviewQuery(
      Table table, FeedQuery feed, SyncStatusQuery sync, ZoneId zone, Clock clock) {
    this.counters = new CounterQuery(table);
    this.ranked = new RankedCounters(counters);
    this.visits = new VisitsQuery(counters);
    this.facts = new RankedFacts(new FactQuery(table));
    this.feed = feed;
    this.sync = sync;
    this.zone = zone;
    this.clock = clock;
  }

  /** The overview as of now. */
  public Overview read() {
    Instant at = clock.instant();
    ZonedDay day = ZonedDay.of(at, zone);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var present = executor.submit(() -> PresentCounters.read(counters, day));
      var organizations = executor.submit(() -> ranked.organizations(day));
      var ongoing = executor.submit(facts::ongoingDeployments);
      var failed = executor.submit(() -> facts.failedDeployments(day));
      var projects = executor.submit(() -> ranked.projects(day));
      var services = executor.submit(ranked::services);
      var visited = executor.submit(() -> visits.read(at));
      var gists = executor.submit(() -> facts.gists(at));
      var sources = executor.submit(sync::sources);
      var activity = executor.submit(() -> feed.read(Optional.empty(), ACTIVITY).entries());
      PresentCounters counted = result(present);
      return new Overview(
          at,
          zone,
          day.date(),
          counted.runs(),
          ranked.withWorkflows(day, result(organizations)),
          RankedCounters.isMoreThanShown(result(organizations)),
          counted.deployments(result(ongoing), result(failed), result(projects)),
          counted.incidents(result(services)),
          result(visited),
          counted.gists(result(gists)),
          result(sources),
          result(activity));
    }
  }

  private static <T> T result(Future<T> read) {
    try {
      return read.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a part of the overview could not be read", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading the overview", e);
    }
  }
}
