package dev.opsledger.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.SyncStarter;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.UnitQueue;
import dev.opsledger.local.simulator.github.world.Repository;
import dev.opsledger.traffic.store.PurgeStore;
import dev.opsledger.traffic.store.RepositoryRows;
import dev.opsledger.traffic.store.RepositoryStore;
import dev.opsledger.traffic.store.TrafficKeys;
import dev.opsledger.traffic.sync.FetchUnit;
import dev.opsledger.traffic.sync.PurgeRepositoryWork;
import dev.opsledger.traffic.sync.PurgeUserWork;
import dev.opsledger.traffic.sync.TrafficPlan;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** More repositories than one call of the planner plans. */
class PagedPlanTest {
  @Test
  void whatThePlannerLeavesAUnitPlans() {
    try (var scene = new TrafficScene(_ -> CallObserver.NONE)) {
      String token = scene.user();
      List<Repository> repositories =
          IntStream.range(0, 5).mapToObj(i -> scene.repository("paged" + i, 14)).toList();
      repositories.forEach(repository -> scene.added(token, repository));
      List<Integer> before = repositories.stream().map(scene::trafficCalls).toList();

      scene.clock.advance(Duration.ofDays(1));
      planner(scene, 2).handle(new ScheduledEvent().withId("a-day-later"));
      scene.settle();

      for (int i = 0; i < repositories.size(); i++) {
        assertThat(scene.trafficCalls(repositories.get(i)))
            .as(repositories.get(i).fullName())
            .isGreaterThan(before.get(i));
      }
    }
  }

  @Test
  void oneCallPlansAPageAndHandsOnThePlaceItHasComeTo() {
    try (var scene = new TrafficScene(_ -> CallObserver.NONE)) {
      String token = scene.user();
      for (int i = 0; i < 5; i++) {
        scene.added(token, scene.repository("counted" + i, 14));
      }
      List<Unit.Draft> units = plan(scene, 2).units();

      assertThat(units)
          .extracting(Unit.Draft::kind)
          .containsExactly(FetchUnit.KIND, FetchUnit.KIND, TrafficPlan.KIND);
      assertThat(units.getLast().body())
          .isEqualTo(Json.object("after", units.get(1).key(), "planned", 2L, "stale", 0L));
    }
  }

  @Test
  void ofWhatDeletionsLeftSoManyAreTakenAtATimeAndTheRestNextTime() {
    try (var scene = new TrafficScene(_ -> CallObserver.NONE)) {
      var table = new Table(scene.host.dynamo(), scene.host.tableName("TrafficTable"));
      for (int i = 0; i < 5; i++) {
        table.put(
            Row.of(TrafficKeys.PURGE_USERS, "gone-user-" + i).with("since", scene.clock.instant()));
        table.put(RepositoryRows.purge("gone" + i, "gone-user-" + i, scene.clock.instant()));
      }
      assertThat(plan(scene, 2).units())
          .extracting(Unit.Draft::kind)
          .containsExactly(
              PurgeRepositoryWork.KIND,
              PurgeRepositoryWork.KIND,
              PurgeUserWork.KIND,
              PurgeUserWork.KIND);

      for (int run = 0; run < 3; run++) {
        planner(scene, 2).handle(new ScheduledEvent().withId("run-" + run));
        scene.settle();
      }
      assertThat(scene.rows()).noneMatch(row -> row.contains("gone"));
    }
  }

  private static SyncStarter planner(TrafficScene scene, int pageSize) {
    TrafficPlan plan = plan(scene, pageSize);
    var syncTable = new Table(scene.host.dynamo(), scene.host.tableName("SyncTable"));
    var queue =
        new UnitQueue(() -> scene.host.sqs(), scene.host.queueUrl("TrafficQueue"), "", scene.clock);
    var syncs = new SyncPlanner(TrafficPlan.SOURCE, new SyncLedger(syncTable, scene.clock), queue);
    return new SyncStarter(TrafficPlan.SOURCE, syncs, plan::units);
  }

  private static TrafficPlan plan(TrafficScene scene, int pageSize) {
    var table = new Table(scene.host.dynamo(), scene.host.tableName("TrafficTable"));
    return new TrafficPlan(
        new RepositoryStore(table, scene.clock),
        new PurgeStore(table),
        new Metrics(
            scene.clock,
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)),
        scene.clock,
        pageSize);
  }
}
