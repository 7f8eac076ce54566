package dev.opsledger.traffic;

import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.sync.Unit;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a sync begins with: every repository, and what deletions have left behind. */
record TrafficPlan(RepositoryStore repositories, UserStore users, Metrics metrics, Clock clock) {
  /** Plans, and tells how many repositories have gone without a good fetch for too long. */
  List<Unit.Draft> units() {
    List<Repository> all = repositories.all();
    var today = Window.day(clock.instant());
    long stale = all.stream().filter(repository -> Staleness.isStale(repository, today)).count();
    metrics.count(
        TrafficSync.SOURCE, Map.of("StaleRepositories", stale, "Repositories", (long) all.size()));
    var units = new ArrayList<Unit.Draft>(all.size());
    for (Repository each : all) {
      units.add(FetchUnit.planned(each.id()).draft(each.name()));
    }
    repositories.toPurge().forEach(id -> units.add(PurgeWork.draft(id)));
    users.toPurge().forEach(user -> units.add(PurgeUserWork.draft(user)));
    return units;
  }
}
