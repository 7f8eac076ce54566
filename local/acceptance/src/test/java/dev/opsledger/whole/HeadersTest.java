package dev.opsledger.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients may send in the headers that describe what they take and give. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeadersTest {
  /** One or more of each function. */
  private static final List<String> READ =
      List.of(
          "/overview",
          "/health",
          "/openapi.json",
          "/metrics",
          "/activity",
          "/activity.atom",
          "/metrics/ci.csv?org=acme",
          "/dashboard/services",
          "/reports/services",
          "/projects",
          "/getAllScannedUsers",
          "/ci",
          "/traffic",
          "/leads");

  private Ledger ledger;

  @BeforeAll
  void start() throws Exception {
    ledger = new Ledger(1, Map.of(), plan -> plan).withProject();
    ledger.refreshed();
  }

  @AfterAll
  void stop() {
    ledger.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/xml",
        "text/html",
        "text/csv",
        "image/*",
        "nonsense",
        "a/b/c",
        ";q=1",
        "*/*;q=x",
        "text/html;q=0.9;q=\"",
        "application/json;charset=\"utf-8\", nonsense",
        "*",
        ",,,",
        " "
      })
  void whoeverAcceptsSomethingElseGetsWhatThereIs(String accept) {
    for (String path : READ) {
      String bearer = path.startsWith("/projects") ? "Bearer p" : "Bearer a";
      HttpResponse<String> answer =
          ledger.send("GET", path, null, "Accept", accept, "Authorization", bearer);
      assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/metrics/ci?org=acme|text/csv|text/csv",
        "/metrics/ci?org=acme|application/json, text/csv;q=0.5|application/json",
        "/metrics/ci?org=acme|application/json;q=0.5, text/csv|text/csv",
        "/metrics/ci?org=acme|text/csv;charset=utf-8;header=present;q=1.0|text/csv",
        "/metrics/ci?org=acme|image/png|application/json",
        "/metrics/ci?org=acme|*/*|application/json",
        "/digest|text/html;charset=\"utf-8\"|text/html",
        "/digest|text/plain|text/plain",
        "/digest|image/png|text/plain"
      })
  void theFormThatIsPreferredComes(String path, String accept, String type) {
    HttpResponse<String> answer = ledger.send("GET", path, null, "Accept", accept);
    assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith(type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Accept-Charset|utf-99",
        "Accept-Charset|utf-8;q=x, \"",
        "Accept-Language|xx-!!, *;q=2",
        "Accept-Encoding|gzip;q=x, ,;",
        "Cookie|=; ;a; __Host-opsledger=; __Host-opsledger=\u00e4",
        "If-None-Match|\", W/",
        "If-Modified-Since|yesterday",
        "Range|bytes=-1,x",
        "Referer|:::",
        "X-Forwarded-For|::::, 1.2.3.4.5",
        "X-Forwarded-Proto|gopher",
        "Forwarded|for=\"",
        "X-HTTP-Method-Override|DELETE",
        "Content-Type|nonsense;charset=\""
      })
  void aHeaderThatCannotBeReadChangesNothing(String name, String value) {
    for (String path : READ) {
      String bearer = path.startsWith("/projects") ? "Bearer p" : "Bearer a";
      HttpResponse<String> answer =
          ledger.send("GET", path, null, name, value, "Authorization", bearer);
      assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json; charset=\"utf-8\"", "application/json;charset=UTF-8"})
  void aBodyWithItsCharsetIsTaken(String type) {
    HttpResponse<String> answer =
        ledger.send(
            "POST",
            "/projects/1/deployment",
            "{\"commitSHA\":\"593ddcf11650629feb02bdb217966882cff9d916\"}",
            "Content-Type",
            type,
            "Authorization",
            "Bearer p");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(answer.body()).contains("593ddcf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "a/b/c",
        ";charset=utf-8",
        "application/json;charset=utf-99",
        "application/json;charset=\"",
        "text/plain",
        "multipart/form-data",
        " "
      })
  void aBodyOfAnUnknownTypeIsTakenOrRefusedAndBreaksNothing(String type) {
    for (String path :
        List.of("/projects/1/deployment", "/events", "/webhooks/github", "/api/users/create")) {
      HttpResponse<String> answer =
          ledger.send("POST", path, "{}", "Content-Type", type, "Authorization", "Bearer p");
      assertThat(answer.statusCode()).as(path + " " + answer.body()).isBetween(200, 499);
    }
  }
}
