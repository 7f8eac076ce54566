package dev.opsledger.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.log.AccessLog;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What the ledger shows where teams already look, and to whom. */
class OutletsTest extends ReaderScene {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private static String[] bearer(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }

  @Test
  void aNamedTokenReadsWithinItsScopeAndChangesNothing() {
    for (String path : List.of("/overview", "/sync", "/activity", "/getAllScannedUsers", "/")) {
      assertThat(front.get(path, bearer(GRAFANA)).statusCode()).as(path).isEqualTo(200);
      HttpResponse<String> narrow = front.get(path, bearer(PROMETHEUS));
      assertThat(narrow.statusCode()).as(path).isEqualTo(403);
      assertThat(narrow.body()).contains("prometheus", "metrics").doesNotContain(PROMETHEUS);
    }
    assertThat(front.post("/refresh-data", "", bearer(GRAFANA)).statusCode()).isEqualTo(403);
    assertThat(front.get("/overview", bearer("grafana")).statusCode()).isEqualTo(401);
    assertThat(front.get("/overview", bearer("grafana=" + GRAFANA)).statusCode()).isEqualTo(401);
  }

  @Test
  void aBrowserSignsInWithANamedTokenThatReadsEverything() {
    var answer = signIn("token=" + GRAFANA);
    assertThat(answer.statusCode()).isEqualTo(303);
    String cookie = pair(answer.headers().firstValue("set-cookie").orElseThrow());
    HttpResponse<String> page = front.get("/", "Cookie", cookie);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("/sign-out").doesNotContain("id=\"refresh\"");
    assertThat(signIn("token=" + PROMETHEUS).statusCode()).isEqualTo(401);
  }

  @Test
  void theAccessLogHasTheNameOfTheToken() {
    var lines = new CopyOnWriteArrayList<Map<?, ?>>();
    var handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            lines.add((Map<?, ?>) record.getParameters()[0]);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger(AccessLog.class.getName());
    logger.addHandler(handler);
    try {
      front.get("/sync/none", bearer(GRAFANA));
      front.get("/overview", bearer(TOKEN.replaceAll("[^ -~]", "")));
      front.get("/docs/docs.css");
    } finally {
      logger.removeHandler(handler);
    }
    var ours = new ArrayList<>(lines);
    ours.removeIf(line -> !line.get("by").equals("grafana"));
    assertThat(ours).hasSize(1);
    assertThat(ours.getFirst().get("route")).isEqualTo("GET /sync/{source}");
    assertThat(ours.getFirst().get("status")).isEqualTo(404);
    assertThat(lines.toString()).doesNotContain(GRAFANA).doesNotContain("docs.css");
  }

  private Told.Run run(long id, String conclusion, Instant at) {
    return new Told.Run(id, "acme", 15, "c" + id, "completed", Optional.of(conclusion), 1, at, 60);
  }

  private JsonNode badge(String path) {
    HttpResponse<String> answer = front.get("/badges/" + path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return FrontHost.json(answer.body());
  }

  @Test
  void aBadgeOfCiShowsHowTheNewestRunOnTheDefaultBranchEnded() throws Exception {
    assertThat(badge("acme/rocket/ci.json").path("message").asText()).isEqualTo("no runs");
    front.project(
        List.of(run(1, "success", NOON).fact(1), run(2, "failure", NOON.plusSeconds(60)).fact(1)));
    JsonNode failing = badge("ACME/repository-1/ci.json");
    assertThat(failing.path("schemaVersion").asInt()).isEqualTo(1);
    assertThat(failing.path("label").asText()).isEqualTo("ci");
    assertThat(failing.path("message").asText()).isEqualTo("failing");
    assertThat(failing.path("color").asText()).isEqualTo("red");
    front.project(
        List.of(
            run(3, "success", NOON.plusSeconds(30)).fact(1),
            run(4, "cancelled", NOON.plusSeconds(90)).fact(1)));
    assertThat(badge("acme/repository-1/ci.json").path("message").asText())
        .as("an older run comes late, and a cancelled one says nothing")
        .isEqualTo("failing");
    front.project(List.of(run(2, "success", NOON.plusSeconds(60)).fact(2)));
    assertThat(badge("acme/repository-1/ci.json").path("message").asText())
        .as("it was run again")
        .isEqualTo("passing");
  }

  @Test
  void badgesOfTrafficSumTheFullDaysThatAreKnown() throws Exception {
    assertThat(badge("acme/rocket/views.json").path("message").asText()).isEqualTo("unknown");
    LocalDate today = LocalDate.parse("2026-11-22");
    for (int ago = 0; ago < 20; ago++) {
      front.project(
          List.of(Told.visits(1, "rocket", today.minusDays(ago), ago == 0 ? 10_000 : 90, 3)));
    }
    assertThat(badge("acme/rocket/views.json").path("message").asText())
        .isEqualTo("1.2k / 14 days");
    assertThat(badge("acme/rocket/clones.json").path("message").asText())
        .isEqualTo("420 / 14 days");
  }

  @Test
  void onlyBadgesOfNamedRepositoriesExist() {
    for (String path :
        List.of(
            "acme/other/ci.json",
            "acme/rocket/ci",
            "acme/rocket/other.json",
            "acme/rocket/.json",
            "acme/rocket/CI.json",
            "acme%2Frocket/x/ci.json")) {
      HttpResponse<String> answer = front.get("/badges/" + path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).isEqualTo("{\"error\":\"there is no such badge\"}");
    }
    HttpResponse<String> answer = front.get("/badges/acme/rocket/ci.json");
    assertThat(answer.headers().firstValue("cache-control")).contains("public, max-age=300");
    String tag = answer.headers().firstValue("etag").orElseThrow();
    assertThat(front.get("/badges/acme/rocket/ci.json", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
  }
}
