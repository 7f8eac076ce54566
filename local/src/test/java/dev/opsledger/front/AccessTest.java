package dev.opsledger.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.aws.CallObserver;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may see the home page where there is a read token. */
class AccessTest {
  private static final String TOKEN = "the read token; with = and ä";
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

  @Test
  void theTokenIsAskedForOnceAndKeptWhereNoScriptSeesIt() {
    HttpResponse<String> answer = signIn("token=" + encoded(TOKEN));
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("location")).contains("/");
    String cookie = answer.headers().firstValue("set-cookie").orElseThrow();
    assertThat(cookie).contains("; HttpOnly", "; Secure", "; SameSite=Strict", "; Path=/");
    assertThat(cookie).doesNotContain(TOKEN);
    String pair = cookie.substring(0, cookie.indexOf(';'));
    assertThat(front.get("/", "Cookie", "other=1; " + pair).statusCode()).isEqualTo(200);
    assertThat(front.get("/overview", "Cookie", pair).statusCode()).isEqualTo(200);
    assertThat(front.get("/activity", "Cookie", pair).statusCode()).isEqualTo(200);
    assertThat(front.get("/org/acme/daily-runs", "Cookie", pair).statusCode()).isEqualTo(404);
    assertThat(front.post("/refresh-data", "", "Cookie", pair).statusCode()).isEqualTo(202);
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
        List.of("opsledger_read=wrong", "opsledger_read=", "opsledger_read", "opsledger_read=%%")) {
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
