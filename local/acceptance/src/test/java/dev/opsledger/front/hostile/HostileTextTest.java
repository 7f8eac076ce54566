package dev.opsledger.front.hostile;

import static dev.opsledger.front.hostile.HostileVendors.CLEAN;
import static dev.opsledger.front.hostile.HostileVendors.HOSTILE;
import static dev.opsledger.front.hostile.SoundText.sound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.deployments.seed.SeedLoader;
import dev.opsledger.front.FrontHost;
import dev.opsledger.local.simulator.github.world.Repository;
import dev.opsledger.local.simulator.server.WebhookCall;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Characters that queues, XML or UTF-8 do not allow in vendors' names do not break anything. */
class HostileTextTest {
  private static final String NOW = "2026-11-22T12:00:00Z";
  private static final String TOKEN = "Bearer token-of-the-test";
  private static final String HALF = "half \\ud83d!";

  private static HostileVendors vendors;
  private static FrontHost front;
  private static String user;
  private static String repository;

  @BeforeAll
  static void start() throws Exception {
    vendors = new HostileVendors(Instant.parse(NOW));
    var settings = vendors.settings();
    settings.putAll(Map.of("QUERIED_USERS", "mona", "QUERYING_INTERVAL", "60"));
    settings.put("PROJECTS_TOKEN", "token-of-the-test");
    settings.put("ACTIVITY_TOKEN", "token-of-the-test");
    front = new FrontHost(Instant.parse(NOW), settings, _ -> CallObserver.NONE);
    hostileProject();
    watch(vendors.rocket);
    for (String planner : List.of("CiPlanner", "OncallPlanner", "GistsPlanner", "TrafficPlanner")) {
      front.host.invoke(
          planner,
          "{\"id\":\"%s\",\"source\":\"aws.events\",\"detail-type\":\"Scheduled Event\",\"detail\":{}}"
              .formatted(planner));
    }
    settle();
  }

  private static void hostileProject() throws Exception {
    String project =
        "[{\"id\":1,\"name\":\"%s\",\"url\":null,\"user_id\":1,\"app_secret\":\"s3cr3t-of-it\",\"created_at\":\"%s\"}]"
            .formatted("\\uffff \\u0001", NOW);
    String owner =
        "[{\"id\":1,\"email\":\"a@example.com\",\"username\":\"\\ufffe\",\"created_at\":\"%s\"}]"
            .formatted(NOW);
    new SeedLoader(front.host.dynamo(), front.host.tableName("DeploymentsTable"))
        .load(project.getBytes(StandardCharsets.UTF_8), owner.getBytes(StandardCharsets.UTF_8));
  }

  private static void watch(Repository rocket) {
    var token = front.post("/api/users/create", "{\"email\":\"a@example.com\"}");
    user = FrontHost.json(token.body()).get("token").asText();
    var created =
        front.post(
            "/api/repos/create",
            "{\"url\":\"https://github.com/" + rocket.fullName() + "\"}",
            "X-API-Token",
            user);
    repository = FrontHost.json(created.body()).get("id").asText();
  }

  @AfterAll
  static void stop() {
    front.close();
    vendors.close();
  }

  private static void settle() throws Exception {
    front.host.awaitIdle(Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/org/acme/daily-runs",
        "/dashboard/services",
        "/dashboard/services/incidents",
        "/dashboard/incidents",
        "/dashboard/teams/services",
        "/dashboard/escalation_policies",
        "/reports/services",
        "/reports/services/incidents",
        "/reports/incidents",
        "/reports/teams/services",
        "/reports/escalation_policies",
        "/getGists?details=true"
      })
  void whatVendorsSayIsShownClean(String path) {
    assertThat(sound(front.get(path))).contains(CLEAN);
  }

  @Test
  void theHomePageAndItsFeedShowAllSources() {
    for (String path : List.of("/overview", "/activity?limit=100", "/")) {
      assertThat(sound(front.get(path))).as(path).contains(CLEAN);
    }
    assertThat(front.overview().path("runs").path("failed").asInt()).isEqualTo(1);
    assertThat(front.overview().path("incidents").path("open").asInt()).isPositive();
    assertThat(front.overview().path("gists").path("deals").asInt()).isEqualTo(1);
  }

  @Test
  void trafficOfHostileReferrersIsShown() {
    sound(front.get("/api/repos/" + repository, "X-API-Token", user));
    String page = "/users/" + user + "/repos/" + repository;
    assertThat(sound(front.get(page))).contains(CLEAN, "/" + CLEAN);
    assertThat(sound(front.get(page + ".csv"))).contains(",9,3,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\uffff", "\\ud800", "\\u0000", "\uFFFF", "\\udc00\\ud800", "\\ufffe x"})
  void aDeploymentOfAnyCommitHoldsUpNoOther(String commit) throws Exception {
    for (String each : List.of(commit, "9fceb02")) {
      var answer =
          front.post(
              "/projects/1/deployments",
              "{\"environment\":\"%s\"}".formatted(each),
              "Authorization",
              TOKEN,
              "Idempotency-Key",
              "key-of-" + each.hashCode() + commit.hashCode());
      assertThat(sound(answer)).contains("\"status\":\"pending\"");
    }
    settle();
    String newest = sound(front.get("/deployments", "Authorization", TOKEN));
    long id = FrontHost.json(newest).get(0).get("id").asLong();
    assertThat(sound(front.get("/activity?limit=5"))).contains("Deployment " + id + " ");
    assertThat(sound(front.get("/projects/1/activity", "Authorization", TOKEN)))
        .contains("\"deploymentId\":" + id + ",");
    assertThat(front.overview().path("deployments").path("newest").toString())
        .contains("\"id\":" + id + ",");
    sound(front.get("/metrics/dora?project=1"));
  }

  @Test
  void aSignatureIsCheckedOverTheBodyAsItWasSent() throws Exception {
    String body =
        """
        {"event":{"id":"e1","event_type":"incident.triggered","resource_type":"incident",
        "occurred_at":"%s","data":{"id":"I2","type":"incident","number":2,
        "title":"%s","status":"triggered","created_at":"%s",
        "service":{"id":"S1","summary":"%s"},"urgency":"high"}}}
        """
            .formatted(NOW, HALF + "\uFFFF", NOW, "\\u0001");
    WebhookCall webhook = vendors.pagerDuty.webhooks().signed(body);
    assertThat(deliver("/webhooks/pagerduty", webhook).body()).contains("stored");
    settle();
    assertThat(sound(front.get("/dashboard/incidents"))).contains("half \uFFFD!\uFFFD");
    assertThat(sound(front.get("/activity"))).contains("half \uFFFD!\uFFFD");
  }

  private static HttpResponse<String> deliver(String path, WebhookCall webhook) {
    var headers = new ArrayList<String>();
    webhook.headers().forEach((name, value) -> headers.addAll(List.of(name, value)));
    return front.post(path, webhook.body(), headers.toArray(String[]::new));
  }

  @Test
  void aPostedEventIsShownClean() {
    var answer =
        front.post(
            "/events",
            "{\"name\":\"x\\u0000\",\"payload\":{\"projectId\":1,\"\\ufffe\":\"\\uffff\"}}",
            "Authorization",
            TOKEN);
    assertThat(sound(answer)).contains("\"x\uFFFD\"", "\"\uFFFD\":\"\uFFFD\"");
    sound(front.get("/projects/1/activity", "Authorization", TOKEN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dashboard/incidents?search_by=service_id&search_value=%EF%BF%BF",
        "/dashboard/incidents?search_by=service_id&search_value=%00"
      })
  void aQueryMayHoldAnything(String path) {
    sound(front.get(path));
  }

  @Test
  void rowsOfBeforeAreShownClean() {
    String table = front.host.tableName("OncallTable");
    var rows = new ArrayList<Map<String, AttributeValue>>();
    front.host.dynamo().scanPaginator(s -> s.tableName(table)).items().forEach(rows::add);
    var incident =
        rows.stream()
            .filter(row -> row.containsKey("title") && row.get("id").s().equals("I1"))
            .findFirst()
            .orElseThrow();
    var old = new HashMap<>(incident);
    old.put("title", AttributeValue.fromS("before " + HOSTILE));
    front.host.dynamo().putItem(p -> p.tableName(table).item(old));
    assertThat(sound(front.get("/dashboard/incidents"))).contains("before " + CLEAN);
    front.host.dynamo().putItem(p -> p.tableName(table).item(incident));
  }

  /** On a laptop without tokens, pages of other sites must not be able to send requests. */
  @ParameterizedTest
  @ValueSource(strings = {"Sec-Fetch-Site: cross-site", "Origin: https://evil.example"})
  void aPageOfAnotherSiteSetsNothingInMotionOnAnOpenHost(String header) {
    String[] parts = header.split(": ", 2);
    assertThat(front.post("/refresh-data", "", parts[0], parts[1]).statusCode()).isEqualTo(403);
  }
}
