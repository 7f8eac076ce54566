package dev.opsledger.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.runtime.CallObserver;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With an operate token set, the read token allows reading only. */
class OperateTest {
  private static final String READ = "the-read-token";
  private static final String OPERATE = "the-operate-token";
  private static final List<String> CHANGING =
      List.of("/refresh-data", "/metrics/dora/incidents/X1");

  private static FrontHost front;

  @BeforeAll
  static void start() {
    front =
        new FrontHost(
            Instant.parse("2026-11-22T12:00:00Z"),
            Map.of("READ_TOKEN", READ, "OPERATE_TOKEN", OPERATE),
            _ -> CallObserver.NONE);
  }

  @AfterAll
  static void stop() {
    front.close();
  }

  private static HttpResponse<String> change(String path, String... headers) {
    return front.post(path, "{\"caused_by_deployment\":false}", headers);
  }

  @Test
  void theReadTokenReadsAndChangesNothing() {
    for (String path : List.of("/overview", "/sync", "/activity", "/getAllScannedUsers")) {
      assertThat(front.get(path, "Authorization", "Bearer " + READ).statusCode()).isEqualTo(200);
    }
    for (String path : CHANGING) {
      HttpResponse<String> answer = change(path, "Authorization", "Bearer " + READ);
      assertThat(answer.statusCode()).as(path).isEqualTo(403);
      assertThat(answer.body()).contains("OPERATE_TOKEN").doesNotContain(READ, OPERATE);
      assertThat(change(path, "Authorization", "Bearer wrong").statusCode()).isEqualTo(401);
      assertThat(change(path).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void theReadTokenDoesNotChangeWhatBelongsTogether() {
    String change = "{\"revision\":0,\"entries\":[]}";
    assertThat(front.put("/identity", change, "Authorization", "Bearer " + READ).statusCode())
        .isEqualTo(403);
    assertThat(front.put("/identity", change).statusCode()).isEqualTo(401);
    assertThat(front.get("/identity", "Authorization", "Bearer " + READ).statusCode())
        .isEqualTo(200);
  }

  @Test
  void manyWrongTokensOfAProgramSlowDownWhereTheyComeFrom() {
    front.clock.advance(Duration.ofHours(2));
    for (int i = 0; i < 300; i++) {
      assertThat(read("outdated")).as("a program that guesses nothing").isEqualTo(401);
    }
    assertThat(read(READ)).isEqualTo(200);
    for (int i = 1; i < 100; i++) {
      assertThat(read("guess-" + i)).isEqualTo(401);
    }
    HttpResponse<String> refused = front.get("/overview", "Authorization", "Bearer " + READ);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("retry-after")).contains("1");
    assertThat(refused.body()).contains("try again in ").doesNotContain(READ);
    front.clock.advance(Duration.ofSeconds(1));
    assertThat(read(READ)).isEqualTo(200);
    assertThat(read("guess-100")).isEqualTo(401);
    assertThat(read(READ)).isEqualTo(429);
    front.clock.advance(Duration.ofHours(2));
    assertThat(read("guess-101")).isEqualTo(401);
    assertThat(read(READ)).as("forgotten by then").isEqualTo(200);
  }

  private static int read(String token) {
    return front.get("/overview", "Authorization", "Bearer " + token).statusCode();
  }

  @Test
  void theOperateTokenDoesBoth() {
    String[] operator = {"Authorization", "Bearer " + OPERATE};
    assertThat(front.get("/overview", operator).statusCode()).isEqualTo(200);
    assertThat(change("/refresh-data", operator).statusCode()).isEqualTo(202);
    assertThat(change("/metrics/dora/incidents/X1", operator).body()).contains("no such incident");
  }

  @Test
  void aBrowserMayDoWhatItsTokenMay() {
    for (String token : List.of(READ, OPERATE)) {
      String cookie =
          front
              .post("/sign-in", "token=" + token)
              .headers()
              .firstValue("set-cookie")
              .orElseThrow()
              .replaceFirst(";.*", "");
      boolean operates = token.equals(OPERATE);
      String page = front.get("/", "Cookie", cookie).body();
      assertThat(page.contains("id=\"refresh\"")).isEqualTo(operates);
      assertThat(page).contains("action=\"/sign-out\"");
      String[] ours = {
        "Cookie", cookie, "Sec-Fetch-Site", "same-origin", "Content-Type", "application/json"
      };
      assertThat(change("/refresh-data", ours).statusCode()).isEqualTo(operates ? 202 : 403);
    }
  }
}
