package dev.opsledger.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.runtime.CallObserver;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What belongs together, and that past figures follow it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IdentityTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static FrontHost front;

  @BeforeAll
  static void start() throws Exception {
    front =
        new FrontHost(
            NOW,
            Map.of("DORA_SERVICES", "1=S1 S2", "REPOSITORY_PROJECTS", "1=acme/web"),
            _ -> CallObserver.NONE);
    front.project(
        List.of(
            fact("project", "1", Json.object("projectId", 1, "projectName", "Shop")),
            fact("project", "2", Json.object("projectId", 2, "projectName", "Search API")),
            deployment(11, 1, "2026-11-20T10:00:00Z"),
            deployment(12, 2, "2026-11-20T10:00:00Z"),
            incident("I1", "S1", "2026-11-20T10:10:00Z"),
            incident("I9", "S9", "2026-11-20T10:05:00Z"),
            fact(
                "run",
                "7",
                Json.object(
                    "organization", "acme", "repository", "search-api", "status", "queued"))));
  }

  @AfterAll
  static void stop() {
    front.close();
  }

  private static Fact fact(String kind, String id, io.micronaut.json.tree.JsonNode payload) {
    return new Fact("test", kind, id, "1", NOW, payload);
  }

  private static Fact deployment(long id, long project, String end) {
    return new Fact(
        "deployments",
        "deployment",
        Long.toString(id),
        "1",
        Instant.parse(end),
        Json.object("projectId", project, "status", "done", "commitSHA", "c" + id));
  }

  private static Fact incident(String id, String service, String at) {
    return new Fact(
        "oncall",
        "incident",
        id,
        "1",
        Instant.parse(at),
        Json.object(
            "serviceId", service,
            "serviceName", name(service),
            "status", "resolved",
            "createdAt", at,
            "resolvedAt", at));
  }

  private static String name(String service) {
    return service.equals("S9") ? "search_api" : "service of " + service;
  }

  private static JsonNode read() {
    HttpResponse<String> answer = front.get("/identity");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode map = FrontHost.json(answer.body());
    assertThat(answer.headers().firstValue("etag"))
        .contains("\"" + map.path("revision").asLong() + "\"");
    return map;
  }

  private static HttpResponse<String> put(String body, String... headers) {
    return front.put("/identity", body, headers);
  }

  private static List<String> failedBy(String scope) {
    JsonNode figures =
        FrontHost.json(
            front.get("/metrics/dora?" + scope + "&since=2026-11-20&until=2026-11-20").body());
    return figures.path("change_failure_rate").path("rows").findValuesAsText("incident_id");
  }

  @Test
  @Order(1)
  void theSettingsAreTheFirstEntries() {
    JsonNode map = read();
    assertThat(map.path("revision").asLong()).isZero();
    assertThat(map.path("changed_by").isNull()).isTrue();
    assertThat(map.path("entries").toString())
        .isEqualTo(
            "[{\"name\":\"project 1\",\"project\":1,\"repositories\":[\"acme/web\"],"
                + "\"services\":[\"S1\",\"S2\"],\"team\":null}]");
    assertThat(failedBy("project=1")).containsExactly("I1");
  }

  private static JsonNode frequency() {
    return FrontHost.json(
            front.get("/metrics/dora?project=1&since=2026-11-20&until=2026-11-20").body())
        .path("deployment_frequency");
  }

  @Test
  @Order(1)
  void aRepositoryThatWasNeverReadMakesFiguresUnsure() {
    assertThat(frequency().path("sure").asText()).isEqualTo("some");
    assertThat(frequency().path("why").asText()).contains("acme/web on GitHub were never read");
    var syncs = new Table(front.host.dynamo(), front.host.tableName("SyncTable"));
    syncs.put(
        Row.of("UNITS#deployments", "repository:1/acme/web")
            .with("name", "acme/web")
            .with("status", "OK")
            .with("since", NOW)
            .with("lastGood", NOW)
            .with("notedAt", NOW));
    assertThat(frequency().path("why").asText()).contains("for the first time");
    syncs.put(
        Row.of("SOURCE", "deployments").with("lastFinished", NOW).with("lastFinishedAt", NOW));
    assertThat(frequency().path("sure").asText()).isEqualTo("all");
  }

  @Test
  @Order(1)
  void whatIsCalledTheSameIsProposed() {
    JsonNode proposals = read().path("proposals");
    assertThat(proposals).hasSize(1);
    assertThat(proposals.path(0).path("entry").toString())
        .isEqualTo(
            "{\"name\":\"search-api\",\"project\":2,\"repositories\":[\"acme/search-api\"],"
                + "\"services\":[\"S9\"],\"team\":null}");
    assertThat(proposals.path(0).path("why").asText())
        .contains("project 2", "acme/search-api", "service S9");
  }

  @Test
  @Order(3)
  void aChangeChangesPastFiguresAtOnceAndChangingItBackUndoesIt() throws Exception {
    String moved =
        "{\"revision\":0,\"by\":\"ada\",\"entries\":["
            + "{\"name\":\"shop\",\"project\":1,\"services\":[\"S9\"],\"team\":\"Storefront\"},"
            + "{\"name\":\"search\",\"project\":2,\"services\":[\"S1\"],\"team\":\"storefront\"}]}";
    HttpResponse<String> changed = put(moved);
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    assertThat(FrontHost.json(changed.body()).path("revision").asLong()).isEqualTo(1);
    assertThat(failedBy("project=1")).containsExactly("I9");
    assertThat(failedBy("project=2")).containsExactly("I1");
    assertThat(failedBy("team=Storefront")).containsExactlyInAnyOrder("I9", "I1");
    assertThat(front.get("/metrics/dora?team=nobody").statusCode()).isEqualTo(404);

    String back =
        "{\"entries\":[{\"name\":\"project 1\",\"project\":1,\"services\":[\"S1\",\"S2\"]}]}";
    assertThat(put(back, "If-Match", "\"1\"").statusCode()).isEqualTo(200);
    assertThat(failedBy("project=1")).containsExactly("I1");
    assertThat(failedBy("project=2")).isEmpty();
    JsonNode unmapped =
        FrontHost.json(front.get("/metrics/dora?project=2").body()).path("rework_rate");
    assertThat(unmapped.path("sure").asText()).isEqualTo("some");

    front.host.awaitIdle(Duration.ofSeconds(60));
    List<String> told =
        FrontHost.json(front.get("/activity").body()).path("items").findValuesAsText("sentence");
    assertThat(told)
        .containsExactly(
            "anybody (no token is set) changed what belongs together: added project 1; removed"
                + " shop, search.",
            "ada, with anybody (no token is set) changed what belongs together: added shop,"
                + " search.");
  }

  @Test
  @Order(4)
  void oneOfTwoEditorsIsTold() {
    long revision = read().path("revision").asLong();
    String mine = "{\"revision\":%d,\"entries\":[{\"name\":\"a\",\"services\":[\"S5\"]}]}";
    assertThat(put(mine.formatted(revision)).statusCode()).isEqualTo(200);
    HttpResponse<String> late =
        put(
            "{\"revision\":%d,\"entries\":[{\"name\":\"b\",\"services\":[\"S6\"]}]}"
                .formatted(revision));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("revision " + (revision + 1));
    assertThat(put(mine.formatted(revision)).statusCode())
        .as("the same again, perhaps because its answer was lost, changes nothing")
        .isEqualTo(200);
    assertThat(read().path("revision").asLong()).isEqualTo(revision + 1);
    assertThat(put(mine.formatted(revision + 1), "If-Match", "\"1\"").statusCode()).isEqualTo(400);
  }

  @Test
  @Order(5)
  void whatIsWrongIsNamed() {
    Map.of(
            "[]", "JSON object",
            "{\"revision\":0}", "entries must be an array",
            "{\"entries\":[]}", "say which revision",
            "{\"revision\":0,\"entries\":[{\"project\":1}]}", "entries[0].name is missing",
            "{\"revision\":0,\"entries\":[{\"name\":\"a\"}]}", "at least one of",
            "{\"revision\":0,\"entries\":[{\"name\":\"a\",\"project\":0}]}", "entries[0].project",
            "{\"revision\":0,\"entries\":[{\"name\":\"a\",\"service\":[\"S\"]}]}", "unknown field",
            "{\"revision\":0,\"entries\":[{\"name\":\"a\",\"services\":[\"a b\"]}]}",
                "entries[0].services",
            "{\"revision\":0,\"entries\":[{\"name\":\"a\",\"project\":1},{\"name\":\"b\",\"project\":1}]}",
                "project 1 is in two entries",
            "{\"revision\":0,\"entries\":[{\"name\":\"a\",\"repositories\":[\"x\"]}]}",
                "entries[0].repositories")
        .forEach(
            (body, why) -> {
              HttpResponse<String> answer = put(body);
              assertThat(answer.statusCode()).as(body).isEqualTo(400);
              assertThat(answer.body()).contains(why);
            });
  }
}
