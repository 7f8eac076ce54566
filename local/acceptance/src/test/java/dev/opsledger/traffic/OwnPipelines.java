package dev.opsledger.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.count.RunDays;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.local.simulator.github.world.Repository;
import dev.opsledger.local.simulator.server.WebhookCall;
import java.time.LocalDate;
import java.util.stream.Stream;

/** The runs and jobs of a scene's repositories, and what is said of clones beside them. */
record OwnPipelines(TrafficScene scene) {
  /** Delivers a webhook of GitHub's. */
  void deliver(WebhookCall webhook) {
    String[] headers =
        webhook.headers().entrySet().stream()
            .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
            .toArray(String[]::new);
    var answer = scene.post("/webhooks/github", webhook.body(), headers);
    if (answer.status() >= 300) {
      throw new AssertionError(answer.body());
    }
  }

  /** Counts runs and jobs of a repository's day, as the context of CI runs does. */
  void count(Repository repository, LocalDate day, long runs, long jobs) {
    Row row =
        Row.of(RunDays.pk(repository.id()), day.toString())
            .with(RunDays.RUNS, runs)
            .with(RunDays.JOBS, jobs);
    String table = scene.host.tableName("CiTable");
    scene.host.dynamo().putItem(p -> p.tableName(table).item(row.attributes()));
  }

  JsonNode clones(String token, String id) {
    return scene.get("/api/repos/" + id + "/clones", "X-API-Token", token).json();
  }
}
