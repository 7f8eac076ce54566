package dev.opsledger.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.deployments.seed.InvalidSeedException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
  private static Panel panel;

  @BeforeAll
  static void start() throws InvalidSeedException {
    panel = Panel.start(Panel.plan(Map.of())).withProjects(50);
  }

  @AfterAll
  static void stop() {
    panel.close();
  }

  // All 36 pairs: 200 when the status becomes (or stays) the other, 409 when it must not.
  @ParameterizedTest(
      name = "{0} → pending {1}, building {2}, deploying {3}, done, failed, cancelled")
  @CsvSource({
    "pending,   200, 200, 200, 200, 200, 200",
    "building,  409, 200, 200, 200, 200, 200",
    "deploying, 409, 409, 200, 200, 200, 200",
    "done,      409, 409, 409, 200, 409, 409",
    "failed,    409, 409, 409, 409, 200, 409",
    "cancelled, 409, 409, 409, 409, 409, 200",
  })
  void statusesGoForwardsOnly(
      String from, int pending, int building, int deploying, int done, int failed, int cancelled) {
    List<String> to = List.of("pending", "building", "deploying", "done", "failed", "cancelled");
    List<Integer> expected = List.of(pending, building, deploying, done, failed, cancelled);
    for (int i = 0; i < to.size(); i++) {
      long id = panel.create(2);
      panel.report(id, from, Panel.secret(2));
      Panel.Answer answer = panel.report(id, to.get(i), Panel.secret(2));
      assertThat(answer.status()).as("%s to %s", from, to.get(i)).isEqualTo(expected.get(i));
      String now = panel.get("/deployments/" + id).json().path("status").asText();
      assertThat(now).isEqualTo(answer.status() == 200 ? to.get(i) : from);
    }
  }

  @Test
  void theFirstDoneGivesAnAddressAndTheNextKeepsIt() {
    long first = panel.create(3);
    assertThat(panel.get("/projects/3").json().path("hasOngoingDeployment").asBoolean()).isTrue();
    JsonNode done = panel.report(first, "done", "Bearer " + Panel.secret(3)).json();
    assertThat(done.path("deployedIn").isIntegralNumber()).isTrue();
    JsonNode project = panel.get("/projects/3").json();
    String url = project.path("url").asText();
    assertThat(url).matches("https://[0-9a-f]{16}\\.apps\\.example\\.com");
    assertThat(project.path("hasLiveDeployment").asBoolean()).isTrue();
    assertThat(project.path("hasOngoingDeployment").asBoolean()).isFalse();
    assertThat(project.path("hasPendingDeployment").asBoolean()).isFalse();
    panel.report(panel.create(3), "done", Panel.secret(3));
    assertThat(panel.get("/projects/3").json().path("url").asText()).isEqualTo(url);
  }

  @Test
  void aWrongSecretAndADeploymentThatDoesNotExistAreTheSame() {
    long id = panel.create(4);
    Panel.Answer wrong = panel.report(id, "building", "wrong");
    Panel.Answer missing = panel.report(9_999_999, "building", Panel.secret(4));
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(missing).isEqualTo(wrong);
    assertThat(panel.report(id, "building", Panel.secret(5))).isEqualTo(wrong);
    assertThat(panel.report(id, "building", null)).isEqualTo(wrong);
    assertThat(panel.report(id, "building", "Bearer " + Panel.PROJECTS_TOKEN)).isEqualTo(wrong);
    assertThat(panel.get("/deployments/" + id).json().path("status").asText()).isEqualTo("pending");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "[]",
        "{\"id\":1}",
        "{\"status\":\"done\"}",
        "{\"id\":\"1\",\"status\":\"done\"}",
        "{\"id\":1.5,\"status\":\"done\"}",
        "{\"id\":0,\"status\":\"done\"}",
        "{\"id\":-1,\"status\":\"done\"}",
        "{\"id\":9007199254740992,\"status\":\"done\"}",
        "{\"id\":1e999999999,\"status\":\"done\"}",
        "{\"id\":1,\"id\":2,\"status\":\"done\"}",
        "{\"id\":1,\"status\":\"DONE\"}",
        "{\"id\":1,\"status\":\"exploded\"}"
      })
  void aMalformedReportIs400BeforeAnySecretIsLookedAt(String body) {
    Panel.Answer answer = panel.send("POST", "/deployments/webhook", "wrong", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("name").asText()).isEqualTo("BadRequest");
    assertThat(answer.json().path("message").asText()).isNotEmpty();
  }

  @Test
  void whatHappenedIsToldInOrderAndOnce() throws Exception {
    long id = panel.create(6);
    panel.report(id, "building", Panel.secret(6));
    panel.report(id, "building", Panel.secret(6));
    panel.report(id, "done", Panel.secret(6));
    panel.report(id, "failed", Panel.secret(6));
    long other = panel.create(6);
    panel.post("/deployments/" + other + "/cancel");
    panel.settle();
    List<JsonNode> events = panel.events(6);
    assertThat(events.stream().map(e -> e.path("name").asText()))
        .containsExactly(
            "deployment.created",
            "deployment.status_changed",
            "deployment.status_changed",
            "project.url_assigned",
            "deployment.created",
            "deployment.cancelled");
    JsonNode changed = events.get(2);
    JsonNode payload = changed.path("payload");
    assertThat(payload.path("projectName").asText()).isEqualTo("Project 6");
    assertThat(payload.path("from").asText()).isEqualTo("building");
    assertThat(payload.path("to").asText()).isEqualTo("done");
    assertThat(payload.path("actor").asText()).isEqualTo("webhook");
    assertThat(events.stream().map(e -> e.path("payload").path("by").asText()))
        .containsExactly(
            "PROJECTS_TOKEN",
            "app_secret",
            "app_secret",
            "app_secret",
            "PROJECTS_TOKEN",
            "PROJECTS_TOKEN");
    assertThat(payload.path("secondsInPrevious").isIntegralNumber()).isTrue();
    assertThat(payload.path("deploymentId").asLong()).isEqualTo(id);
    assertThat(changed.path("sentence").asText())
        .startsWith("Deployment " + id + " of Project 6 went from building to done");
  }
}
