package dev.opsledger.front.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opsledger.ci.CiHost;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.world.AppInstallation;
import dev.opsledger.local.simulator.github.world.BulkWorld;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Repository;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.Workflow;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What DORA says of lead times while older runs are being imported. */
class DoraBackfillTest {
  private static final String COMMIT = "c0ffee011650629feb02bdb217966882cff9d916";
  private static final String TOLD = "CiPublisher.Properties.Events.Changes.Properties.Enabled";
  private static final String FACTS = "FrontProjector.Properties.Events.Facts.Properties.Enabled";

  private final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");
  private final GitHubWorld world = new GitHubWorld(clock);
  private final GitHubSimulator github = GitHubSimulator.start(world, clock);
  private final CiHost ci =
      new CiHost(github.settings(), clock, host -> host.with(TOLD, true).with(FACTS, true));
  private final AppInstallation acme = world.install("Acme");
  private final Repository rocket = world.addRepository(acme, "rocket");
  private final Workflow build = world.addWorkflow(rocket, "Build");

  @AfterEach
  void stop() {
    ci.close();
    github.close();
  }

  private Instant before(int days) {
    return clock.instant().minus(Duration.ofDays(days));
  }

  private void deploy(String commit) throws Exception {
    var payload = Json.object("projectId", 1, "status", "done", "commitSHA", commit);
    Fact fact = new Fact("deployments", "deployment", "1", "1", before(1), payload);
    var event = new JsonMapper().createObjectNode();
    var message = event.putArray("Records").addObject();
    message.put("messageId", "one").put("receiptHandle", "one").put("eventSource", "aws:sqs");
    message.put("body", fact.message("").body());
    message.putObject("attributes").put("ApproximateReceiveCount", "1");
    ci.host.invoke("FrontProjector", event.toString());
  }

  private JsonNode lead() {
    return CiHost.json(ci.get("/metrics/dora?project=1&since=2026-11-01").body()).path("lead_time");
  }

  @Test
  void aLeadTimeIsSureOnceTheRunsAreImportedThatMayBeEarlier() throws Exception {
    BulkWorld.addRuns(world, build, 3_000, before(85), before(9));
    world.addRun(build, RunDraft.at(before(19)).sha(COMMIT));
    world.addRun(build, RunDraft.at(before(6)).sha(COMMIT));
    github.limits().limit(acme, 6);
    ci.plan();
    ci.awaitParked();
    deploy(COMMIT);
    JsonNode under = lead();
    assertThat(under.path("median_seconds").asLong()).isEqualTo(Duration.ofDays(5).toSeconds());
    assertThat(under.path("sure").asText()).isEqualTo("some");
    assertThat(under.path("why").asText())
        .startsWith("runs of Acme/rocket from before 2026-11-")
        .contains("are still being imported");

    github.limits().limit(acme, 5_000);
    JsonNode whole = lead();
    for (int hour = 0; hour < 6 && !whole.path("sure").asText().equals("all"); hour++) {
      clock.advance(Duration.ofMinutes(61));
      ci.plan();
      ci.awaitParked();
      whole = lead();
    }
    assertThat(whole.path("sure").asText()).isEqualTo("all");
    assertThat(whole.path("median_seconds").asLong()).isEqualTo(Duration.ofDays(18).toSeconds());
  }
}
