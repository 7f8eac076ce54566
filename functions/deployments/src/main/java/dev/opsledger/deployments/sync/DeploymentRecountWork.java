package dev.opsledger.deployments.sync;

import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Retelling;
import dev.opsledger.core.recount.Findings;
import dev.opsledger.core.recount.RecountScope;
import dev.opsledger.core.recount.RollupRepair;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.deployments.store.ProjectRecount;
import dev.opsledger.deployments.store.UserRecount;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recounts deployments: a unit plans one for every few projects, whose deployments are told again
 * afterwards, and one for the counts of users.
 */
public record DeploymentRecountWork(
    Table table, ZoneId zone, Retelling retelling, SyncPlanner planner) implements Work {
  public static final String KIND = "recount";

  private static final int PROJECTS_OF_A_UNIT = 20;
  private static final int ROWS_AT_ONCE = 100;

  /** The first unit of a recount. */
  public static Unit.Draft draft(RecountScope scope) {
    return new Unit.Draft(KIND, "deployments", "the projects", scope.body());
  }

  @Override
  public void work(Unit unit) {
    planner.quietly();
    RecountScope scope = RecountScope.of(unit.body());
    var projects = new ProjectRecount(table, scope, zone);
    var findings = new Findings(planner, unit);
    var repair = new RollupRepair(table, findings, scope.repair(), Sleeper.SLEEP);
    Optional<Long> first = Json.number(unit.body(), "first");
    if (first.isPresent()) {
      recount(projects, first.get(), scope, repair);
    } else if (Json.flag(unit.body(), "users").orElse(false)) {
      new UserRecount(table).settle(projects.projects(1, projects.places()), repair);
    } else {
      planner.fanOut(unit, "parts", parts(scope, projects.places()));
    }
  }

  private static List<Unit.Draft> parts(RecountScope scope, long places) {
    var drafts = new ArrayList<Unit.Draft>();
    for (long first = 1; first <= places; first += PROJECTS_OF_A_UNIT) {
      long last = Math.min(places, first + PROJECTS_OF_A_UNIT - 1);
      drafts.add(
          new Unit.Draft(
              KIND,
              "projects:" + first,
              "projects %d to %d".formatted(first, last),
              scope.body("first", first)));
    }
    drafts.add(
        new Unit.Draft(KIND, "users", "the deployments of users", scope.body("users", true)));
    return drafts;
  }

  private void recount(
      ProjectRecount projects, long first, RecountScope scope, RollupRepair repair) {
    for (long project : projects.projects(first, first + PROJECTS_OF_A_UNIT - 1)) {
      List<Row> rows = projects.settle(project, repair);
      for (int at = 0; scope.repair() && at < rows.size(); at += ROWS_AT_ONCE) {
        retelling.tell(rows.subList(at, Math.min(rows.size(), at + ROWS_AT_ONCE)));
      }
    }
  }
}
