package dev.opsledger.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.deployments.seed.InvalidSeedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {
  private static Panel panel;

  @BeforeAll
  static void start() throws InvalidSeedException {
    panel = Panel.start(Panel.plan(Map.of())).withProjects(20);
  }

  @AfterAll
  static void stop() {
    panel.close();
  }

  @Test
  void projectsAreListedEightAPageWithLinksToTheirNeighbours() {
    String base = panel.host.uri() + "/projects?page=";
    Panel.Answer first = panel.get("/projects");
    assertThat(ids(first)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    assertThat(first.link())
        .isEqualTo(
            "<%s1>; rel=\"first\", <%s2>; rel=\"next\", <%s3>; rel=\"last\""
                .formatted(base, base, base));
    Panel.Answer last = panel.get("/projects?page=3");
    assertThat(ids(last)).containsExactly(17L, 18L, 19L, 20L);
    assertThat(last.link())
        .isEqualTo(
            "<%s1>; rel=\"first\", <%s2>; rel=\"previous\", <%s3>; rel=\"last\""
                .formatted(base, base, base));
    Panel.Answer beyond = panel.get("/projects?page=99999999999999999999");
    assertThat(beyond.status()).isEqualTo(200);
    assertThat(beyond.body()).isEqualTo("[]");
    assertThat(beyond.link()).contains("<" + base + "3>; rel=\"previous\"").doesNotContain("next");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,  /projects?page=0, 400",
    "GET,  /projects?page=-1, 400",
    "GET,  /projects?page=x, 400",
    "GET,  /projects?page=, 400",
    "GET,  /projects?page=1e3, 400",
    "GET,  /projects?page=+1, 400",
    "GET,  /projects?page=%201, 400",
    "GET,  /deployments?page=0, 400",
    "GET,  /deployments?page=1.5, 400",
    "GET,  /deployments?projectId=x, 400",
    "GET,  /projects/999, 404",
    "GET,  /projects/x, 404",
    "POST, /projects/999/deployment, 404",
    "POST, /projects/999/deployments, 404",
    "GET,  /deployments/999999, 404",
    "POST, /deployments/999999/cancel, 404",
    "GET,  /users/999/deployment-stats, 404",
    "GET,  /users/1/deployment-stats?weeks=0, 400",
    "GET,  /users/1/deployment-stats?weeks=-1, 400",
    "GET,  /users/1/deployment-stats?weeks=x, 400",
  })
  void whatIsWrongIsSaid(String method, String path, int status) {
    Panel.Answer answer = panel.send(method, path, "Bearer " + Panel.PROJECTS_TOKEN, null);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().path("name").asText())
        .isEqualTo(status == 404 ? "NotFound" : "BadRequest");
    assertThat(answer.json().path("message").asText()).isNotBlank();
  }

  @Test
  void aProjectIsShownAsTheContractHasIt() {
    assertThat(panel.get("/projects/20").body())
        .isEqualTo(
            "{\"id\":20,\"name\":\"Project 20\",\"url\":null,\"hasOngoingDeployment\":false,"
                + "\"hasPendingDeployment\":false,\"hasLiveDeployment\":false,\"ownerId\":1,"
                + "\"createdAt\":\"2023-06-22T06:02:08.597Z\"}");
  }

  @Test
  void aDeploymentIsCreatedPendingAndCanBeCancelledOnce() {
    Panel.Answer created =
        panel.send(
            "POST",
            "/projects/5/deployments",
            "Bearer " + Panel.PROJECTS_TOKEN,
            " {\"commitSHA\":\"abc1234\"}");
    assertThat(created.status()).isEqualTo(201);
    long id = created.json().path("id").asLong();
    assertThat(created.body())
        .startsWith(
            "{\"id\":%d,\"projectId\":5,\"status\":\"pending\",\"deployedIn\":null,\"createdAt\":\""
                .formatted(id))
        .endsWith("Z\",\"commitSHA\":\"abc1234\",\"environment\":\"production\"}");
    assertThat(panel.get("/deployments/" + id).body()).isEqualTo(created.body());
    Panel.Answer cancelled = panel.post("/deployments/" + id + "/cancel");
    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.json().path("status").asText()).isEqualTo("cancelled");
    assertThat(panel.post("/deployments/" + id + "/cancel").status()).isEqualTo(400);
    assertThat(panel.get("/projects/5").json().path("hasOngoingDeployment").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "[]", "{\"commitSHA\":7}", "{\"commitSHA\":\"9fceb0\"}"})
  void aMalformedWishIs400(String body) {
    Panel.Answer answer =
        panel.send("POST", "/projects/18/deployment", "Bearer " + Panel.PROJECTS_TOKEN, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(panel.get("/deployments?projectId=18").json()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "application/x-www-form-urlencoded",
        "text/plain",
        "application/octet-stream"
      })
  void bodiesAreJsonWhateverTheirTypeSays(String type) {
    String token = "Bearer " + Panel.PROJECTS_TOKEN;
    Panel.Answer created =
        panel.send(
            "POST",
            "/projects/11/deployment",
            token,
            "{\"commitSHA\":\"9fceb02\",\"note\":\"ä1\"}",
            "Content-Type",
            type);
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().path("commitSHA").asText()).isEqualTo("9fceb02");
    String report = "{\"id\":%d,\"status\":\"done\"}".formatted(created.json().path("id").asLong());
    assertThat(
            panel
                .send("POST", "/deployment/webhook", Panel.secret(11), report, "Content-Type", type)
                .status())
        .isEqualTo(200);
    String event = "{\"name\":\"a\",\"payload\":{}}";
    assertThat(
            panel
                .send(
                    "POST",
                    "/events",
                    "Bearer " + Panel.ACTIVITY_TOKEN,
                    event,
                    "Content-Type",
                    type)
                .status())
        .isEqualTo(201);
  }

  @Test
  void theSameIdempotencyKeyGivesTheSameDeploymentOfTheSameProject() {
    long first = createWithKey(6, "once");
    assertThat(createWithKey(6, "once")).isEqualTo(first);
    assertThat(createWithKey(6, "twice")).isNotEqualTo(first);
    assertThat(createWithKey(7, "once")).isNotEqualTo(first);
  }

  @Test
  void theSameKeyAtOnceIsOneDeployment() throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = Collections.nCopies(20, (Callable<Long>) () -> createWithKey(12, "at once"));
      Set<Long> created = new HashSet<>();
      for (var each : executor.invokeAll(calls)) {
        created.add(each.get());
      }
      assertThat(created).hasSize(1);
      assertThat(ids(panel.get("/deployments?projectId=12"))).hasSize(1);
    }
  }

  @Test
  void aKeyIsNeitherEmptyNorTooLong() {
    assertThat(withKey(13, "").status()).isEqualTo(400);
    assertThat(withKey(13, "k".repeat(256)).status()).isEqualTo(400);
    assertThat(withKey(13, "k".repeat(255)).status()).isEqualTo(201);
  }

  private static long createWithKey(long project, String key) {
    Panel.Answer answer = withKey(project, key);
    assertThat(answer.status()).isEqualTo(201);
    return answer.json().path("id").asLong();
  }

  private static Panel.Answer withKey(long project, String key) {
    String path = "/projects/%d/deployment".formatted(project);
    return panel.send("POST", path, "Bearer " + Panel.PROJECTS_TOKEN, null, key);
  }

  @Test
  void deploymentsAreListedNewestFirstForAllAndForOneProject() {
    List<Long> own = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      own.addFirst(panel.create(8));
      panel.create(9);
    }
    Panel.Answer first = panel.get("/deployments?projectId=8");
    assertThat(ids(first)).isEqualTo(own.subList(0, 8));
    assertThat(first.link())
        .contains("<" + panel.host.uri() + "/deployments?projectId=8&page=2>; rel=\"next\"");
    assertThat(ids(panel.get("/deployments?projectId=8&page=2"))).isEqualTo(own.subList(8, 10));
    List<Long> all = ids(panel.get("/deployments"));
    assertThat(all).hasSize(8).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    assertThat(all.get(1)).isEqualTo(own.getFirst());
    for (String nobodys : List.of("999", "9999999999999999", "99999999999999999999")) {
      assertThat(panel.get("/deployments?projectId=" + nobodys).body()).isEqualTo("[]");
    }
  }

  @Test
  void statisticsCountTheWeeksSinceTheFirstDeployment() {
    panel.report(panel.create(10), "done", Panel.secret(10));
    JsonNode all = panel.get("/users/1/deployment-stats").json();
    assertThat(all.path("weeks").asInt()).isEqualTo(1);
    assertThat(all.path("averageWeeklyDeployments").asDouble()).isGreaterThanOrEqualTo(1);
    assertThat(all.path("averageWeeklySuccessfulDeployments").asDouble())
        .isBetween(1.0, all.path("averageWeeklyDeployments").asDouble());
    assertThat(panel.get("/users/1/deployment-stats?weeks=12").json().path("weeks").asInt())
        .isEqualTo(1);
  }

  private static List<Long> ids(Panel.Answer answer) {
    List<Long> ids = new ArrayList<>();
    answer.json().forEach(each -> ids.add(each.path("id").asLong()));
    return ids;
  }
}
