package dev.opsledger.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.github.world.RepositoryDeployment;
import dev.opsledger.local.simulator.server.WebhookCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is lost, repeated, late or killed: the rows end the same, each change told once. */
class GitHubOrderTest {
  private static final List<List<String>> LIVES =
      List.of(
          List.of("queued", "in_progress", "success", "inactive"),
          List.of("pending", "in_progress", "failure", "success"),
          List.of("in_progress", "in_progress", "error", "inactive"),
          List.of("queued", "success", "failure", "success"));

  private static final int UNLIMITED = 1_000_000;

  /** What each of these lives is told as. */
  private static final List<List<String>> TOLD =
      List.of(
          List.of("pending", "deploying", "done"),
          List.of("pending", "deploying", "failed", "done"),
          List.of("pending", "deploying", "failed"),
          List.of("pending", "done", "failed", "done"));

  @Test
  void anyOrderEndsTheSame() throws Exception {
    run(24, 0);
  }

  @Test
  void anyOrderEndsTheSameHoweverOftenFunctionsDie() throws Exception {
    run(12, 8);
  }

  @Test
  @Tag("full")
  void fiveThousandWithTwentyThousandStatuses() throws Exception {
    run(5_000, 50);
  }

  private static void run(int howMany, int kills) throws Exception {
    var random = new Random(howMany);
    try (var scene = new GitHubScene(3, kills > 0 ? 2 : 60)) {
      // The clock stands: calls beyond an hour's limit would be waited for in vain.
      scene.github.limits().limit(scene.acme, UNLIMITED);
      Map<Long, List<String>> expected = new HashMap<>();
      List<WebhookCall> webhooks = new ArrayList<>();
      for (int i = 0; i < howMany; i++) {
        int project = 1 + i % 3;
        long age = 1_000_000L - 60L * i;
        RepositoryDeployment made = scene.deploy(project, "production", age);
        webhooks.add(scene.created(made));
        List<String> life = LIVES.get(i % LIVES.size());
        for (int step = 0; step < life.size(); step++) {
          var status = scene.report(project, made, life.get(step), age - 10 - step);
          if (!status.state().equals("inactive")) {
            webhooks.add(scene.reported(made, status));
          }
        }
        expected.put(made.id(), TOLD.get(i % TOLD.size()));
      }
      Collections.shuffle(webhooks, random);
      int part = webhooks.size() / (kills + 1);
      for (int from = 0; from < webhooks.size(); from += part + 1) {
        List<WebhookCall> some = webhooks.subList(from, Math.min(webhooks.size(), from + part + 1));
        boolean syncs = from > webhooks.size() / 2;
        if (kills > 0) {
          scene.kill(1 + random.nextInt(60), () -> send(scene, some, syncs, random));
        } else {
          send(scene, some, syncs, random);
        }
      }
      scene.panel.settle();
      scene.sync();
      scene.sync();
      assertEnds(scene, howMany, expected);
    }
  }

  /** A fifth is lost, a tenth comes twice; GitHub's sender gives up where nobody answers. */
  private static void send(
      GitHubScene scene, List<WebhookCall> webhooks, boolean syncs, Random random) {
    for (WebhookCall webhook : webhooks) {
      if (random.nextInt(5) > 0) {
        deliverUnlessKilled(scene, webhook);
      }
      if (random.nextInt(10) == 0) {
        deliverUnlessKilled(scene, webhooks.get(random.nextInt(webhooks.size())));
      }
    }
    if (syncs) {
      planUnlessKilled(scene);
    }
  }

  private static void planUnlessKilled(GitHubScene scene) {
    try {
      scene.plan();
    } catch (AssertionError planner) {
      assertThat(planner).hasMessage("the planner failed");
    }
  }

  private static void deliverUnlessKilled(GitHubScene scene, WebhookCall webhook) {
    assertThat(scene.send(webhook).status()).isIn(200, 500, 502);
  }

  private static void assertEnds(GitHubScene scene, int howMany, Map<Long, List<String>> expected) {
    int all = 0;
    for (int project = 1; project <= 3; project++) {
      Map<Long, List<String>> told = new HashMap<>();
      for (JsonNode event : scene.panel.events(project)) {
        JsonNode payload = event.path("payload");
        told.computeIfAbsent(payload.path("deploymentId").asLong(), _ -> new ArrayList<>())
            .add(payload.path("to").asText());
      }
      long live = 0;
      for (JsonNode shown : scene.shown(project)) {
        String log = shown.path("url").asText();
        List<String> life = expected.get(Long.parseLong(log.substring(log.lastIndexOf('/') + 1)));
        assertThat(shown.path("status").asText()).as(shown.toString()).isEqualTo(life.getLast());
        assertThat(told.get(shown.path("id").asLong()))
            .as(shown.toString())
            .containsExactlyInAnyOrderElementsOf(life);
        live += life.getLast().equals("done") ? 1 : 0;
        all++;
      }
      JsonNode frequency =
          scene.panel.get("/metrics/dora?project=" + project).json().path("deployment_frequency");
      assertThat(frequency.path("deployments").asLong()).isEqualTo(live);
      assertThat(frequency.path("sure").asText()).isEqualTo("all");
    }
    assertThat(all).isEqualTo(howMany);
    List<Long> ids = new ArrayList<>();
    for (int project = 1; project <= 3; project++) {
      scene.shown(project).forEach(each -> ids.add(each.path("id").asLong()));
    }
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id >= 1 && id <= howMany);
  }
}
