package dev.opsledger.local.simulator.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.api.GitHubApp;
import dev.opsledger.local.simulator.github.world.BulkWorld;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Run;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Large worlds are quickly made, and so are keys that every library reads. */
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
  void theKeyComesInBothFormats() throws Exception {
    var app = GitHubApp.generate();
    assertThat(app.privateKeyPkcs8Pem()).startsWith("-----BEGIN PRIVATE KEY-----\n");
    assertThat(app.privateKeyPem()).endsWith("-----END RSA PRIVATE KEY-----\n");
  }
}
