package dev.opsledger.ci;

import dev.opsledger.ci.domain.RunAttempt;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.store.RunRows;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.local.simulator.github.world.Run;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** What a table of the former version, whose keys had names in them, holds of some runs. */
record RowsByName(CiScene scene) {
  void store(Run... runs) {
    put(
        Row.of("INSTALLATIONS", "acme")
            .with("id", scene.acme.id())
            .with("login", "Acme")
            .with("since", scene.clock.instant().minusSeconds(86_400)));
    put(Row.of("ZONES", "ZONES").with("zones", List.of("UTC")));
    for (Run run : runs) {
      var attributes = new HashMap<>(RunRows.of(asStored(run), ZoneId.of("UTC")).attributes());
      List.of("shape", "endedAt").forEach(attributes::remove);
      String day = "acme#UTC#" + run.createdAt().toString().substring(0, 10);
      attributes.put("ownerDay", Row.text(day));
      attributes.put("workflowDay", Row.text(day + "#" + scene.build.id()));
      put(new Row(attributes));
    }
  }

  private WorkflowRun asStored(Run run) {
    return new WorkflowRun(
        run.id(),
        new WorkflowRun.Workflow(
            Optional.of(scene.build.id()), Optional.of("Build"), Optional.of(scene.build.path())),
        new WorkflowRun.Repository(
            scene.rocket.id(),
            "rocket",
            Optional.of(scene.acme.account().id()),
            "Acme",
            Optional.of("main")),
        Optional.of("main"),
        Optional.of(run.trigger().sha()),
        run.createdAt(),
        new WorkflowRun.Origin(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        RunAttempt.seen(
            1,
            "completed",
            Optional.of("success"),
            Optional.empty(),
            Optional.empty(),
            run.state(scene.clock.instant()).updatedAt()));
  }

  private void put(Row row) {
    scene.ci.host.dynamo().putItem(p -> p.tableName(scene.ci.ciTable()).item(row.attributes()));
  }
}
