package dev.opsledger.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.contract.Upstream;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWebhooks;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Incident;
import dev.opsledger.local.simulator.server.WebhookCall;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PagerDuty's webhook, through HTTP. */
class WebhookTest {
  private static OncallHost oncall;

  @BeforeAll
  static void start() {
    oncall = new OncallHost();
    Account.small(oncall.world);
  }

  @AfterAll
  static void close() {
    oncall.close();
  }

  private static Incident incident(String id) {
    return Account.incident(
        oncall.world, id, "S1", "triggered", "2026-11-22T09:00:00Z", "2026-11-22T09:00:00Z");
  }

  private static WebhookCall webhook(Incident incident) {
    return oncall.pagerDuty.webhooks().incident(incident);
  }

  private static String result(WebhookCall webhook) throws Exception {
    var response = oncall.post(webhook);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  private static JsonNode stored(String id) throws Exception {
    for (JsonNode each : oncall.json("/dashboard/incidents").get("incidents")) {
      if (each.get("id").asText().equals(id)) {
        return each;
      }
    }
    throw new AssertionError(id + " is not stored");
  }

  @Test
  void anEventIsReadableAtOnceAndTakenOnce() throws Exception {
    WebhookCall webhook = webhook(incident("W1"));
    assertThat(result(webhook)).isEqualTo("{\"result\":\"stored\"}");
    assertThat(stored("W1").get("service_name").asText()).isEqualTo("One");
    assertThat(result(webhook)).isEqualTo("{\"result\":\"seen before\"}");
  }

  @Test
  void anOlderEventNeverOverwritesANewerState() throws Exception {
    Incident first = incident("W2");
    Incident second = first.becoming("acknowledged", Instant.parse("2026-11-22T09:05:00Z"));
    Incident third = first.becoming("resolved", Instant.parse("2026-11-22T09:10:00Z"));
    long before = oncall.json("/dashboard/incidents").get("total").asLong();
    assertThat(result(webhook(third))).contains("stored");
    assertThat(result(webhook(first))).contains("older");
    assertThat(result(webhook(second))).contains("older");
    assertThat(stored("W2").get("status").asText()).isEqualTo("resolved");
    assertThat(stored("W2").get("resolved_at").asText()).isEqualTo("2026-11-22T09:10:00Z");
    assertThat(oncall.json("/dashboard/incidents").get("total").asLong()).isEqualTo(before + 1);
  }

  @Test
  void withinASecondTheFurtherStepWinsAndAReopenedIncidentIsOpen() throws Exception {
    Incident first = incident("W3");
    Incident second = first.becoming("acknowledged", first.createdAt());
    result(webhook(second));
    assertThat(result(webhook(first))).contains("older");
    Incident resolved = first.becoming("resolved", Instant.parse("2026-11-22T09:10:00Z"));
    result(webhook(resolved));
    Incident again = first.becoming("triggered", Instant.parse("2026-11-22T09:20:00Z"));
    result(oncall.pagerDuty.webhooks().incident("incident.reopened", again, again.changedAt()));
    assertThat(stored("W3").get("status").asText()).isEqualTo("triggered");
    assertThat(stored("W3").get("resolved_at").isNull()).isTrue();
  }

  @Test
  void oneOfSeveralSignaturesIsEnough() throws Exception {
    WebhookCall webhook = webhook(incident("W4"));
    String good = webhook.headers().get("X-PagerDuty-Signature");
    String other = PagerDutyWebhooks.signature("another secret", webhook.body());
    var response = oncall.post(webhook.body(), signed(other + "," + good));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(oncall.post(webhook.body(), signed(good + ", " + other)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void withoutAMatchItIsA401() throws Exception {
    WebhookCall webhook = webhook(incident("W5"));
    String good = webhook.headers().get("X-PagerDuty-Signature");
    for (String bad :
        new String[] {
          PagerDutyWebhooks.signature("another secret", webhook.body()),
          good.replace("v1=", "v2="),
          good.substring(3),
          "v1=",
          good.replace("=", "=0")
        }) {
      var response = oncall.post(webhook.body(), signed(bad));
      assertThat(response.statusCode()).as(bad).isEqualTo(401);
      assertThat(response.body()).matches("\\{\"error\":\".+\"}");
    }
    assertThat(oncall.post(webhook.body(), Map.of()).statusCode()).isEqualTo(401);
    assertThat(oncall.post(webhook.body() + " ", signed(good)).statusCode()).isEqualTo(401);
  }

  private static Map<String, String> signed(String signature) {
    return Map.of("X-PagerDuty-Signature", signature, "Content-Type", "application/json");
  }

  @Test
  void signaturesMayComeInSeveralHeaders() throws Exception {
    WebhookCall webhook = webhook(incident("W6"));
    var request =
        HttpRequest.newBuilder(URI.create(oncall.host.uri() + "/webhooks/pagerduty"))
            .header("X-PagerDuty-Signature", "v1=" + "0".repeat(64))
            .header("X-PagerDuty-Signature", webhook.headers().get("X-PagerDuty-Signature"))
            .POST(HttpRequest.BodyPublishers.ofString(webhook.body()))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
    assertThat(stored("W6").get("status").asText()).isEqualTo("triggered");
  }

  @Test
  void eventsThatComeAtOnceEndInTheLatestState() throws Exception {
    var states = new ArrayList<WebhookCall>();
    Incident first = incident("W7");
    for (int i = 0; i < 12; i++) {
      String status = i == 11 ? "resolved" : i % 2 == 0 ? "triggered" : "acknowledged";
      states.add(webhook(first.becoming(status, first.createdAt().plusSeconds(i))));
    }
    states.addAll(List.copyOf(states));
    Collections.shuffle(states, new Random(7));
    long before = oncall.json("/dashboard/incidents").get("total").asLong();
    try (var pool = Executors.newFixedThreadPool(8)) {
      for (var each : pool.invokeAll(states.stream().map(WebhookTest::posting).toList())) {
        assertThat(each.get()).isEqualTo(200);
      }
    }
    assertThat(stored("W7").get("status").asText()).isEqualTo("resolved");
    assertThat(oncall.json("/dashboard/incidents").get("total").asLong()).isEqualTo(before + 1);
  }

  private static Callable<Integer> posting(WebhookCall webhook) {
    return () -> oncall.post(webhook).statusCode();
  }

  @Test
  void textsThatNoTableTakesAreMadeFit() throws Exception {
    String endless = "x".repeat(600_000);
    String body =
        """
        {"event":{"id":"%s","event_type":"incident.triggered","resource_type":"incident",
        "occurred_at":"2026-11-22T09:00:00.123Z","data":{"id":"%s","type":"incident",
        "number":7,"title":"%s","status":"triggered","created_at":"2026-11-22T09:00:00Z",
        "service":{"id":"S1","summary":"\\ude92"},"urgency":"high"}}}
        """;
    var half = oncall.pagerDuty.webhooks().signed(body.formatted("a/b+c=", "W8", "half \\ud83d!"));
    assertThat(result(half)).contains("stored");
    assertThat(result(half)).contains("seen before");
    assertThat(stored("W8").get("title").asText()).isEqualTo("half \uFFFD!");
    assertThat(result(oncall.pagerDuty.webhooks().signed(body.formatted("e2", "W9", endless))))
        .contains("stored");
    assertThat(stored("W9").get("title").asText()).startsWith("xxx").hasSizeLessThan(100_000);
  }

  @Test
  void justOverAMegabyteIsA413AndJustBelowIsTaken() throws Exception {
    String open = "{\"a\":\"";
    String most = open + "x".repeat(1_000_000 - open.length() - 2) + "\"}";
    assertThat(oncall.post(oncall.pagerDuty.webhooks().signed(most)).statusCode()).isEqualTo(200);
    String over = most + " ";
    assertThat(oncall.post(oncall.pagerDuty.webhooks().signed(over)).statusCode()).isEqualTo(413);
    assertThat(oncall.post(over, Map.of()).statusCode()).isEqualTo(413);
  }

  @Test
  void tenMegabytesAreA413() throws Exception {
    WebhookCall large = oncall.pagerDuty.webhooks().signed("{" + " ".repeat(10_000_000) + "}");
    assertThat(oncall.post(large).statusCode()).isEqualTo(413);
  }

  @Test
  void whatIsNoIncidentIsAcceptedAndIgnored() throws Exception {
    for (String body :
        new String[] {
          "{}",
          "{\"event\":{\"id\":\"x1\",\"event_type\":\"service.updated\"}}",
          "{\"event\":{\"id\":\"x2\",\"event_type\":\"incident.annotated\","
              + "\"occurred_at\":\"2026-11-22T09:00:00Z\","
              + "\"data\":{\"id\":\"N1\",\"type\":\"incident_note\"}}}"
        }) {
      assertThat(result(oncall.pagerDuty.webhooks().signed(body))).contains("ignored");
    }
    var broken = oncall.post(oncall.pagerDuty.webhooks().signed("{\"event\":"));
    assertThat(broken.statusCode()).isEqualTo(400);
  }

  /** DynamoDB refuses a range that ends before it begins. */
  @Test
  void thePageTakesOnlyMomentsThatItGave() throws Exception {
    String page = "/oncall?before=2026-11-22T00:00:00";
    assertThat(oncall.get(page + "Z").statusCode()).isEqualTo(200);
    assertThat(oncall.get(page + ".5Z").statusCode()).isEqualTo(400);
    assertThat(oncall.get("/oncall?before=%2B1000000000-12-31T23:59:59Z").statusCode())
        .isEqualTo(400);
  }

  @Test
  void theVendorsOwnExamplesAreTakenAsTheyAre() throws Exception {
    for (JsonNode payload : Upstream.json("fixtures/pagerduty/webhooks-v3.json").get("payloads")) {
      result(oncall.pagerDuty.webhooks().signed(payload.toString()));
    }
    JsonNode stored = stored("PGR0VU2");
    assertThat(stored.get("title").asText()).isEqualTo("A little bump in the road");
    assertThat(stored.get("incident_number").asInt()).isEqualTo(2);
    assertThat(stored.get("service_name").asText()).isEqualTo("API Service");
  }
}
