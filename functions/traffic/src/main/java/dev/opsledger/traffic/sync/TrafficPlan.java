package dev.opsledger.traffic.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.traffic.domain.FetchWindow;
import dev.opsledger.traffic.domain.Staleness;
import dev.opsledger.traffic.domain.WatchedRepository;
import dev.opsledger.traffic.store.PurgeStore;
import dev.opsledger.traffic.store.RepositoryStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans the units of a sync: one for every repository, and one for everything that deletions left
 * behind. Each call plans one page of repositories and a unit for the next page, so that its
 * duration does not grow with their number.
 *
 * @param pageSize how many repositories one call plans
 */
public record TrafficPlan(
    RepositoryStore repositories, PurgeStore purges, Metrics metrics, Clock clock, int pageSize) {
  /** The name of this source of syncs. */
  public static final String SOURCE = "traffic";

  /** The kind of units that plan a further page. */
  public static final String KIND = "plan";

  private static final int PAGE = 1_000;

  public TrafficPlan(
      RepositoryStore repositories, PurgeStore purges, Metrics metrics, Clock clock) {
    this(repositories, purges, metrics, clock, PAGE);
  }

  /**
   * Where a page begins.
   *
   * @param after the last repository of the previous page
   * @param planned how many repositories the previous pages have
   * @param stale how many of those are stale
   */
  private record Cursor(Optional<String> after, long planned, long stale) {
    static Cursor of(Unit unit) {
      return new Cursor(
          Json.text(unit.body(), "after"),
          Json.number(unit.body(), "planned").orElse(0L),
          Json.number(unit.body(), "stale").orElse(0L));
    }

    Unit.Draft draft() {
      String last = after.orElseThrow();
      return new Unit.Draft(
          KIND,
          last,
          "the repositories after the first " + planned,
          Json.object("after", last, "planned", planned, "stale", stale));
    }
  }

  /**
   * The first units of a sync. Deletions queue their own purges; those planned here only make up
   * for lost ones, so a page of them is enough and the next sync plans the rest.
   */
  public List<Unit.Draft> units() {
    var units = page(new Cursor(Optional.empty(), 0, 0));
    purges.repositories(pageSize).forEach(id -> units.add(PurgeRepositoryWork.draft(id)));
    purges.users(pageSize).forEach(user -> units.add(PurgeUserWork.draft(user)));
    return units;
  }

  /** Plans the page that a unit names. */
  public void work(Unit unit, SyncPlanner planner) {
    planner.fanOut(unit, "page", page(Cursor.of(unit)));
  }

  /**
   * Plans a page; the last one reports the numbers of repositories and of stale ones as metrics.
   */
  private List<Unit.Draft> page(Cursor cursor) {
    List<WatchedRepository> page = repositories.page(cursor.after(), pageSize);
    var today = FetchWindow.day(clock.instant());
    long stale = page.stream().filter(each -> Staleness.isStale(each, today)).count();
    var units = new ArrayList<Unit.Draft>(page.size() + 1);
    page.forEach(each -> units.add(FetchUnit.planned(each.id()).draft(each.name())));
    long planned = cursor.planned() + page.size();
    if (page.size() == pageSize) {
      var last = Optional.of(page.getLast().id());
      units.add(new Cursor(last, planned, cursor.stale() + stale).draft());
    } else {
      metrics.count(
          SOURCE, Map.of("StaleRepositories", cursor.stale() + stale, "Repositories", planned));
    }
    return units;
  }
}
