package dev.opsledger.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A browser's session after the read token was given: what it opens, and when it ends. */
class ReaderSessionsTest extends ReaderScene {
  /** The response to an authorized request for an unknown incident. */
  private static final int NO_SUCH_INCIDENT = 404;

  @Test
  void theTokenIsAskedForOnceAndASessionKeptWhereNoScriptSeesIt() {
    HttpResponse<String> answer = signIn("token=" + encoded(TOKEN));
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("location")).contains("/");
    String cookie = answer.headers().firstValue("set-cookie").orElseThrow();
    assertThat(cookie).matches("opsledger_reader=[0-9a-f]{64}; .*");
    assertThat(cookie).contains("; HttpOnly", "; SameSite=Strict", "; Path=/", "; Max-Age=2592000");
    String pair = pair(cookie);
    assertThat(front.get("/", "Cookie", "other=1; " + pair).statusCode()).isEqualTo(200);
    for (String path : List.of("/overview", "/activity", "/getAllScannedUsers", "/sync")) {
      assertThat(front.get(path, "Cookie", pair).statusCode()).as(path).isEqualTo(200);
    }
    assertThat(front.get("/dashboard/services", "Cookie", pair).statusCode()).isEqualTo(200);
    assertThat(front.get("/org/acme/daily-runs", "Cookie", pair).statusCode()).isEqualTo(404);
    assertThat(pair(signIn("token=" + encoded(TOKEN)).headers().firstValue("set-cookie").get()))
        .as("each sign-in is a session of its own")
        .isNotEqualTo(pair);
  }

  @Test
  void overHttpsTheCookieIsBoundToThisHost() {
    String form = "token=" + encoded(TOKEN);
    var answer = front.post("/sign-in", form, "X-Forwarded-Proto", "https");
    String cookie = answer.headers().firstValue("set-cookie").orElseThrow();
    assertThat(cookie).startsWith("__Host-opsledger_reader=").contains("; Secure", "; Path=/");
    assertThat(cookie).doesNotContain("Domain");
    String pair = pair(cookie);
    String[] https = {"X-Forwarded-Proto", "https", "Cookie", pair};
    assertThat(front.get("/overview", https).statusCode()).isEqualTo(200);
    https[3] = pair.replace("__Host-", "");
    assertThat(front.get("/overview", https).statusCode())
        .as("another host of the domain could have set it")
        .isEqualTo(401);
  }

  @Test
  void whatIsStoredOpensNothing() {
    String pair = session();
    String id = pair.substring(pair.indexOf('=') + 1);
    String table = front.host.tableName("SyncTable");
    var rows = front.host.dynamo().scanPaginator(s -> s.tableName(table)).items().stream().toList();
    assertThat(rows.toString()).contains("BROWSER#").doesNotContain(id).doesNotContain(TOKEN);
    assertThat(rows)
        .filteredOn(row -> row.get("pk").s().startsWith("BROWSER#"))
        .allMatch(row -> Long.parseLong(row.get("expires").n()) > 0);
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, same-origin, 202",
    "Sec-Fetch-Site, none, 202",
    "Sec-Fetch-Site, same-site, 403",
    "Sec-Fetch-Site, cross-site, 403",
    "Origin, own, 202",
    "Origin, http://localhost:1, 403",
    "Origin, https://evil.example, 403",
    "Origin, null, 403",
    "X-Nothing, said, 403"
  })
  void aCookieChangesSomethingFromOurOwnPageOnly(String header, String value, int status) {
    String given = value.equals("own") ? front.host.uri().toString() : value;
    String[] headers = {"Cookie", session(), "Content-Type", "application/json", header, given};
    for (String path : List.of("/refresh-data", "/metrics/dora/incidents/X1")) {
      var answer = front.post(path, "{\"caused_by_deployment\":true}", headers);
      assertThat(answer.statusCode())
          .as(path + answer.body())
          .isEqualTo(status == 202 && path.startsWith("/metrics") ? NO_SUCH_INCIDENT : status);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; x=y"})
  void aCookieComesWithJsonWhichNoFormSends(String type) {
    var answer =
        front.post(
            "/refresh-data",
            "",
            "Cookie",
            session(),
            "Sec-Fetch-Site",
            "same-origin",
            "Content-Type",
            type);
    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @Test
  void whoSignsOutIsOut() {
    String pair = session();
    assertThat(front.get("/", "Cookie", pair).body()).contains("action=\"/sign-out\"");
    var answer = front.post("/sign-out", "", "Cookie", pair, "Sec-Fetch-Site", "same-origin");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("set-cookie").orElseThrow())
        .startsWith("opsledger_reader=;")
        .contains("; Max-Age=0");
    assertThat(front.get("/overview", "Cookie", pair).statusCode()).isEqualTo(401);
    assertThat(front.post("/sign-out", "").statusCode()).as("twice").isEqualTo(303);
  }

  @Test
  void aSessionEndsAfterThirtyDays() {
    String pair = session();
    front.clock.advance(Duration.ofDays(30).minusMinutes(1));
    assertThat(front.get("/overview", "Cookie", pair).statusCode()).isEqualTo(200);
    front.clock.advance(Duration.ofMinutes(2));
    assertThat(front.get("/overview", "Cookie", pair).statusCode()).isEqualTo(401);
  }

  @Test
  void aSessionEndsWithItsToken() {
    String pair = session();
    String table = front.host.tableName("SyncTable");
    for (var row : front.host.dynamo().scanPaginator(s -> s.tableName(table)).items()) {
      if (row.get("pk").s().startsWith("BROWSER#")) {
        var other = new HashMap<>(row);
        other.put("binding", AttributeValue.fromS("what another token would give"));
        front.host.dynamo().putItem(p -> p.tableName(table).item(other));
      }
    }
    assertThat(front.get("/overview", "Cookie", pair).statusCode()).isEqualTo(401);
  }

  /** Older versions kept the token itself in the cookie. */
  @Test
  void aCookieOfTheVersionBeforeGoesOnAndIsExchanged() {
    String old =
        "opsledger_read="
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(TOKEN.getBytes(StandardCharsets.UTF_8));
    assertThat(front.get("/overview", "Cookie", old).statusCode()).isEqualTo(200);
    assertThat(front.post("/refresh-data", "", "Cookie", old).statusCode()).isEqualTo(403);
    HttpResponse<String> page = front.get("/", "Cookie", old);
    assertThat(page.statusCode()).isEqualTo(200);
    List<String> cookies = page.headers().allValues("set-cookie");
    assertThat(cookies).hasSize(2);
    assertThat(cookies).anyMatch(c -> c.startsWith("opsledger_read=;") && c.contains("Max-Age=0"));
    String fresh = cookies.stream().filter(c -> c.startsWith("opsledger_reader=")).findAny().get();
    assertThat(front.get("/overview", "Cookie", pair(fresh)).statusCode()).isEqualTo(200);
    assertThat(front.get("/", "Cookie", pair(fresh)).headers().firstValue("set-cookie")).isEmpty();
  }
}
