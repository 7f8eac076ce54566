package dev.opsledger.local.simulator.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.world.BulkWorld;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Run;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Large worlds are created quickly. */
class BulkWorldTest {
  @Test
  void aLargeWorldIsSpreadEvenly() {
    var clock = new SettableClock("2026-11-22T10:00:00Z");
    var world = new GitHubWorld(clock);
    var midnight = Instant.parse("2026-11-22T00:00:00Z");
    new BulkWorld(3, 1_200, 30_000, midnight, world.now()).fill(world, 42);
    assertThat(world.installations()).hasSize(3);
    assertThat(world.installations()).allMatch(it -> it.repositories().size() == 400);
    assertThat(world.runs()).hasSize(30_000);
    assertThat(world.runs()).extracting(Run::id).doesNotHaveDuplicates();
    assertThat(world.runs()).noneMatch(run -> run.createdAt().isBefore(midnight));
  }

  @Test
  @Tag("full")
  void everyRunOfALargeWorldCanBeHad() {
    try (var scene = new Scene()) {
      var midnight = Instant.parse("2026-11-22T00:00:00Z");
      new BulkWorld(3, 1_200, 30_000, midnight, scene.world.now()).fill(scene.world, 42);
      var found = 0;
      for (var installation : scene.world.installations()) {
        var client = TestClient.as(scene.github, installation);
        for (var repository : installation.repositories()) {
          var runs = "/repos/" + repository.fullName() + "/actions/runs?per_page=100";
          found += TestClient.json(client.get(runs)).get("workflow_runs").size();
        }
      }
      assertThat(found).isEqualTo(30_000);
    }
  }
}
