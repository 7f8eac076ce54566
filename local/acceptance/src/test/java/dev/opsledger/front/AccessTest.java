package dev.opsledger.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.front.page.SignInPage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Who may see the home page when a read token is set. */
class AccessTest {
  private static final String TOKEN = "the read token; with = and ä";

  /** The response to an authorized request for an unknown incident. */
  private static final int NO_SUCH_INCIDENT = 404;

  private static FrontHost front;

  @BeforeAll
  static void start() {
    front =
        new FrontHost(
            Instant.parse("2026-11-22T12:00:00Z"),
            Map.of("READ_TOKEN", TOKEN),
            _ -> CallObserver.NONE);
  }

  @AfterAll
  static void stop() {
    front.close();
  }

  private static HttpResponse<String> signIn(String form) {
    return front.post("/sign-in", form, "Content-Type", "application/x-www-form-urlencoded");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void withoutTheTokenThereIsAFormAndNoNumber() {
    HttpResponse<String> page = front.get("/");
    assertThat(page.statusCode()).isEqualTo(401);
    assertThat(page.body())
        .contains("<form method=\"post\" action=\"/sign-in\">", SignInPage.ASK)
        .doesNotContain("data-tile");
    assertThat(page.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
    assertThat(front.get("/overview").statusCode()).isEqualTo(401);
  }

  private static String session() {
    return pair(signIn("token=" + encoded(TOKEN)).headers().firstValue("set-cookie").orElseThrow());
  }

  private static String pair(String cookie) {
    return cookie.substring(0, cookie.indexOf(';'));
  }

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
  void aPageOfAnotherSiteSignsNobodyIn() {
    String form = "token=" + encoded(TOKEN);
    var answer = front.post("/sign-in", form, "Sec-Fetch-Site", "cross-site");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
    String pair = session();
    front.post("/sign-out", "", "Cookie", pair, "Sec-Fetch-Site", "cross-site");
    assertThat(front.get("/overview", "Cookie", pair).statusCode()).isEqualTo(200);
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

  @Test
  void manyWrongTokensSlowDownWhereTheyComeFrom() {
    front.clock.advance(Duration.ofHours(2));
    for (int i = 0; i < 10; i++) {
      assertThat(signIn("token=wrong").statusCode()).isEqualTo(401);
    }
    HttpResponse<String> refused = signIn("token=" + encoded(TOKEN));
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("retry-after")).isPresent();
    assertThat(refused.body()).contains("Try again in ");
    front.clock.advance(Duration.ofSeconds(2));
    assertThat(signIn("token=wrong").statusCode()).isEqualTo(401);
    assertThat(signIn("token=wrong").statusCode()).isEqualTo(429);
    front.clock.advance(Duration.ofSeconds(3));
    assertThat(signIn("token=" + encoded(TOKEN)).statusCode()).isEqualTo(303);
    front.clock.advance(Duration.ofHours(2));
    assertThat(signIn("token=wrong").statusCode()).isEqualTo(401);
    assertThat(signIn("token=wrong").statusCode()).as("forgotten by then").isEqualTo(401);
    front.clock.advance(Duration.ofHours(2));
  }

  @Test
  void aWrongTokenIsASentence() {
    for (String form :
        List.of("token=wrong", "", "token=", "other=1", "token=%zz", "token=%00", "\u0000")) {
      HttpResponse<String> answer = signIn(form);
      assertThat(answer.statusCode()).as(form).isEqualTo(401);
      assertThat(answer.body()).contains(SignInPage.WRONG);
      assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
    }
  }

  @Test
  void aWrongCookieOpensNothing() {
    for (String cookie :
        List.of(
            "opsledger_read=wrong",
            "opsledger_read=",
            "opsledger_read",
            "opsledger_read=%%",
            "opsledger_reader=",
            "opsledger_reader=" + "0".repeat(64),
            "opsledger_reader=x")) {
      assertThat(front.get("/", "Cookie", cookie).statusCode()).as(cookie).isEqualTo(401);
      assertThat(front.get("/overview", "Cookie", cookie).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void aWrongHeaderOpensNothing() {
    for (String path : List.of("/", "/overview", "/activity")) {
      assertThat(front.get(path, "Authorization", "Bearer wrong").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void noAnswerIsKeptOrFramedOrRunsWhatIsNotOurs() {
    for (HttpResponse<String> page : List.of(front.get("/"), signIn("token=wrong"))) {
      assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(page.headers().firstValue("cache-control")).contains("private, no-store");
      assertThat(page.headers().firstValue("referrer-policy")).contains("no-referrer");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/", "/overview", "/nothing/there", "/health", "/org/acme/daily-runs",
            "/dashboard/services",
        "/projects", "/api/repos", "/users/none/repos", "/getGists", "/sync/none", "/docs"
      })
  void everyAnswerSaysWhoMayKeepItAndThatItIsWhatItSays(String path) {
    HttpResponse<String> answer = front.get(path);
    if (!answer.body().equals("{\"message\":\"Not Found\"}")) {
      assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
      assertThat(answer.headers().firstValue("cache-control").orElseThrow())
          .isEqualTo(path.equals("/docs") ? "public, max-age=300" : "private, no-store");
    }
  }

  @Test
  void whatIsPublicIsCompressedForThoseWhoTakeIt() throws Exception {
    for (String path : List.of("/openapi.json", "/docs", "/docs/docs.css", "/assets/home.css")) {
      var plain = front.get(path);
      assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
      assertThat(plain.headers().firstValue("vary")).contains("Accept-Encoding");
      String tag = plain.headers().firstValue("etag").orElseThrow();
      var request =
          HttpRequest.newBuilder(URI.create(front.host.uri() + path))
              .header("Accept-Encoding", "br, gzip;q=0.8");
      var packed =
          HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      assertThat(packed.headers().firstValue("content-encoding")).contains("gzip");
      assertThat(packed.headers().firstValue("etag")).contains(tag);
      byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
      assertThat(new String(unpacked, StandardCharsets.UTF_8)).isEqualTo(plain.body());
      assertThat(packed.body().length).isLessThan(unpacked.length / 2);
      var again = front.get(path, "If-None-Match", "\"other\", " + tag);
      assertThat(again.statusCode()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(front.get(path, "Accept-Encoding", "gzip;q=0").body()).isEqualTo(plain.body());
    }
    assertThat(front.get("/health", "Accept-Encoding", "gzip").body()).contains("UP");
  }

  @Test
  void filesOfThePageAreOpenAndNothingElseIsAFile() {
    assertThat(front.get("/assets/home.css").statusCode()).isEqualTo(200);
    assertThat(front.get("/assets/home.js").headers().firstValue("content-type"))
        .contains("text/javascript; charset=utf-8");
    for (String file : List.of("home.html", "..%2Fhome.css", "HomePage.class")) {
      assertThat(front.get("/assets/" + file).statusCode()).as(file).isEqualTo(404);
    }
  }
}
