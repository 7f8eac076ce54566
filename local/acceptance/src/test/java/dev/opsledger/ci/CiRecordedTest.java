package dev.opsledger.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.contract.RecordedExchanges;
import dev.opsledger.local.simulator.contract.StrictMock;
import dev.opsledger.local.simulator.contract.Upstream;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.GitHubSimulator.Setup;
import dev.opsledger.local.simulator.github.api.GitHubApp;
import dev.opsledger.local.simulator.github.webhook.Webhooks;
import dev.opsledger.local.simulator.github.world.BulkWorld;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Repository;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.server.RequestFilters;
import dev.opsledger.local.simulator.server.SimulatedRequest;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import dev.opsledger.local.simulator.server.WebhookCall;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** GitHub's own description and what it really answered, where they are at hand. */
class CiRecordedTest {
  private final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");

  @Test
  void aSyncMakesOnlyValidRequests() {
    var strict = new StrictMock("github");
    var world = new GitHubWorld(clock);
    new BulkWorld(2, 12, 60, clock.instant().minusSeconds(3600), clock.instant()).fill(world, 1);
    Repository first = world.repository("org-1", "repo-1").orElseThrow();
    var slow =
        world.addRun(
            first.workflows().getFirst(),
            RunDraft.at(clock.instant().minusSeconds(9 * 3600)).inProgress());
    BulkWorld.addRuns(
        world,
        first.workflows().getFirst(),
        1_100,
        clock.instant().minusSeconds(3600),
        clock.instant());
    Setup setup = Setup.usual().around(strict);
    try (var github = GitHubSimulator.start(world, clock, setup);
        var ci = new CiHost(github.settings(), clock)) {
      world.rerun(slow, world.user("ada"));
      ci.sync();
      world.complete(slow, "success");
      ci.sync();
      assertThat(github.log().count(RequestFilters.path(".*/attempts/1"))).isEqualTo(1);
      assertThat(strict.violations()).isEmpty();
      assertThat(ci.runsById("/org/org-1/daily-runs").get(slow.id()).get("status").asText())
          .isEqualTo("completed");
    }
  }

  @Test
  void recordedExchangesAreIngestedAsTheyAre() {
    JsonNode interactions =
        Upstream.json("fixtures/github/recorded/workflow-runs-paginated.json").get("interactions");
    Set<Long> recorded = new HashSet<>();
    Set<String> days = new HashSet<>();
    interactions.forEach(
        i ->
            i.at("/response/body/workflow_runs")
                .forEach(
                    run -> {
                      recorded.add(run.get("id").asLong());
                      days.add(run.get("created_at").asText().substring(0, 10));
                    }));
    assertThat(recorded).hasSizeGreaterThan(1);
    JsonNode repository = interactions.get(0).at("/response/body/workflow_runs/0/repository");
    String owner = repository.at("/owner/login").asText();
    String asked = interactions.get(0).at("/request/url").asText();
    String fullName = asked.replaceAll(".*/repos/|/actions.*", "");
    String listed =
        "{\"id\":%d,\"full_name\":\"%s\"}".formatted(repository.get("id").asLong(), fullName);
    try (var github =
            RecordedExchanges.serve(
                request -> around(request, owner, listed), "workflow-runs-paginated.json");
        var ci = new CiHost(settings(github.url()), clock)) {
      ci.sync();
      var stored = new HashSet<Long>();
      days.forEach(
          day -> stored.addAll(ci.runsById("/org/" + owner + "/daily-runs?date=" + day).keySet()));
      assertThat(stored).isEqualTo(recorded);
    }
  }

  @Test
  void recordedWebhooksAreIngestedAsTheyAre() {
    var world = new GitHubWorld(clock);
    try (var github = GitHubSimulator.start(world, clock);
        var ci = new CiHost(github.settings(), clock)) {
      for (String event :
          new String[] {
            "ping", "installation", "installation_repositories", "workflow_run", "workflow_job"
          }) {
        int taken = 0;
        for (JsonNode payload :
            payloads(Upstream.json("fixtures/github/webhooks/" + event + ".json"))) {
          var answer = ci.deliver(signed(github.webhooks(), event, payload, taken++));
          assertThat(answer.statusCode()).as(event + " " + answer.body()).isEqualTo(200);
          if (event.equals("workflow_run")) {
            assertReadable(ci, payload);
          }
        }
        assertThat(taken).as(event).isPositive();
      }
    }
  }

  private static void assertReadable(CiHost ci, JsonNode payload) {
    JsonNode run = payload.get("workflow_run");
    String owner = run.at("/repository/owner/login").asText();
    String day = run.get("created_at").asText().substring(0, 10);
    assertThat(ci.runsById("/org/" + owner + "/daily-runs?date=" + day))
        .containsKey(run.get("id").asLong());
  }

  private static WebhookCall signed(Webhooks webhooks, String event, JsonNode payload, int number) {
    WebhookCall webhook = webhooks.signed(event, payload.toString());
    var headers = new HashMap<>(webhook.headers());
    headers.put("X-GitHub-Delivery", event + number);
    return new WebhookCall(headers, webhook.body());
  }

  /** A file holds a payload, or several in an array or in objects that name them. */
  private static Iterable<JsonNode> payloads(JsonNode file) {
    var found = new java.util.ArrayList<JsonNode>();
    collect(file, found);
    return found;
  }

  private static void collect(JsonNode node, java.util.List<JsonNode> found) {
    boolean payload = node.isObject() && (node.has("action") || node.has("zen"));
    if (payload) {
      found.add(node);
    } else {
      node.forEach(child -> collect(child, found));
    }
  }

  /** What was not recorded together with the runs: the way to them. */
  private static SimulatedResponse around(
      SimulatedRequest request, String owner, String repository) {
    return switch (request.path()) {
      case "/app/installations" ->
          SimulatedResponse.json(
              200, "[{\"id\":1,\"account\":{\"login\":\"" + owner + "\",\"id\":7}}]");
      case "/app/installations/1/access_tokens" ->
          SimulatedResponse.json(201, "{\"token\":\"t\",\"expires_at\":\"2026-11-22T11:00:00Z\"}");
      case "/installation/repositories" ->
          SimulatedResponse.json(200, "{\"total_count\":1,\"repositories\":[" + repository + "]}");
      default -> SimulatedResponse.json(404, "{\"message\":\"Not Found\"}");
    };
  }

  private static Map<String, String> settings(String url) {
    return Map.of(
        "GITHUB_API_URL",
        url,
        "GITHUB_APP_ID",
        "1",
        "GITHUB_APP_PRIVATE_KEY",
        GitHubApp.ofThisProcess().privateKeyPem());
  }
}
