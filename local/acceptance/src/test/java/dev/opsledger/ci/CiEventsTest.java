package dev.opsledger.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.RunDraft;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The sample events, as {@code sam local invoke} takes them. */
class CiEventsTest {
  @Test
  void eachSampleRunsThroughItsHandler() throws Exception {
    var clock = new SettableClock("2026-11-22T10:00:00Z");
    var world = new GitHubWorld(clock);
    var acme = world.install("acme-rockets");
    var build = world.addWorkflow(world.addRepository(acme, "rocket"), "Build");
    world.addRun(build, RunDraft.at(clock.instant().minusSeconds(60)));
    try (var github = GitHubSimulator.start(world, clock);
        var ci = new CiHost(github.settings(), clock)) {
      invoke(ci, "CiPlanner", "ci-planner-refresh.json");
      ci.awaitIdle();
      assertThat(runs(ci)).isEqualTo(1);
      world.addRun(build, RunDraft.at(clock.instant()));
      invoke(ci, "CiPlanner", "ci-planner-schedule.json");
      assertThat(invoke(ci, "CiWorker", "ci-worker-units.json").path("batchItemFailures"))
          .isEmpty();
      ci.awaitIdle();
      assertThat(runs(ci)).isEqualTo(2);
    }
  }

  private static int runs(CiHost ci) throws Exception {
    JsonNode answer = invoke(ci, "CiApi", "ci-api-daily-runs.json");
    assertThat(answer.get("statusCode").asInt()).isEqualTo(200);
    return CiHost.json(answer.get("body").asText()).size();
  }

  private static JsonNode invoke(CiHost ci, String function, String file) throws Exception {
    String event = Files.readString(Checkout.file("events", file));
    return CiHost.json(ci.host.invoke(function, event));
  }
}
