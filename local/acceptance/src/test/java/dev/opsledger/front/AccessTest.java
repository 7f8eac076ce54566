package dev.opsledger.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.page.SignInPage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see the home page when a read token is set. */
class AccessTest extends ReaderScene {
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
    for (String path : List.of("/openapi.json", "/docs", "/docs/docs.css", "/assets/pages.css")) {
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
    assertThat(front.get("/assets/pages.css").statusCode()).isEqualTo(200);
    assertThat(front.get("/assets/pages.js").headers().firstValue("content-type"))
        .contains("text/javascript; charset=utf-8");
    for (String file : List.of("pages.html", "..%2Fpages.css", "HomePage.class")) {
      assertThat(front.get("/assets/" + file).statusCode()).as(file).isEqualTo(404);
    }
  }

  @Test
  void whoWantedAPageGetsItAfterSigningIn() {
    HttpResponse<String> form = front.get("/ci?period=7&outcome=failed");
    assertThat(form.statusCode()).isEqualTo(401);
    assertThat(form.body())
        .contains("name=\"next\" value=\"/ci?period=7&amp;outcome=failed\"")
        .doesNotContain("data-live");
    String token = "token=" + encoded(TOKEN) + "&next=";
    assertThat(signIn(token + encoded("/ci?period=7")).headers().firstValue("location"))
        .contains("/ci?period=7");
    for (String other : List.of("//evil.example", "https://evil.example", "/\\evil.example", "")) {
      assertThat(signIn(token + encoded(other)).headers().firstValue("location")).contains("/");
    }
  }

  /** A page of each function, as every function has its own sessions to look up. */
  @Test
  void aSignedInBrowserSeesThePagesOfEveryFunctionAndTheirErrors() {
    String session = session();
    for (String page : List.of("/ci", "/releases", "/oncall", "/traffic", "/leads", "/dora")) {
      assertThat(front.get(page).statusCode()).as(page).isEqualTo(401);
      HttpResponse<String> seen = front.get(page, "Cookie", session);
      assertThat(seen.statusCode()).as(page).isEqualTo(200);
      assertThat(seen.body()).contains("action=\"/sign-out\"", "class=\"none\"");
    }
    Map.of(
            "/runs/1", "No such run is stored.",
            "/releases/9", "There is no such project.",
            "/incidents/none", "No such incident is stored.",
            "/traffic?q=a/b", "No repository of this name is shown here.",
            "/completeness/none", "There is no such source.")
        .forEach(
            (page, sentence) -> assertError(front.get(page, "Cookie", session), 404, sentence));
    String period = "Period must be one of today, 7, 30, 90, year, or give from and to.";
    assertError(front.get("/ci?period=%3Cb%3E", "Cookie", session), 400, period);
    HttpResponse<String> rows = front.get("/runs/1?as=json&table=jobs", "Cookie", session);
    assertThat(rows.statusCode()).as(rows.body()).isEqualTo(404);
    assertThat(rows.body()).isEqualTo("{\"error\":\"no such run is stored\"}");
  }

  private static void assertError(HttpResponse<String> answer, int status, String sentence) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
    assertThat(answer.headers().firstValue("content-security-policy")).isPresent();
    assertThat(answer.body()).contains(sentence, "<nav aria-label=\"Pages\">");
  }
}
