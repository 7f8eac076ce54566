package dev.opsledger.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.ActivityEvent;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.Alone;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.LocalHost;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The one feed over all sources. */
class FeedTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Instant START = Instant.parse("2026-09-01T08:00:00Z");
  private static final String HOSTILE = "<script>alert(1)</script>\u202E";

  /** Counts what reading costs. */
  private static final class Reads implements CallObserver {
    final DoubleAdder units = new DoubleAdder();

    @Override
    public void after(Call call, Cost cost) {
      units.add(cost.readUnits());
    }
  }

  private static final Reads READS = new Reads();
  private static LocalHost host;

  @BeforeAll
  static void start() throws Exception {
    host =
        Alone.of(
                LocalHost.builder()
                    .template(Checkout.file("template.yaml"))
                    .variables(Map.of("READ_TOKEN", "reading", "ACTIVITY_TOKEN", "aggregating"))
                    .inMemory()
                    .port(0)
                    .observers(name -> name.equals("ActivityApi") ? READS : CallObserver.NONE)
                    .schedules(false))
            .start();
    // Three months, and each of them told twice.
    for (int i = 0; i < 60; i++) {
      ActivityEvent failure = failure(i, START.plus(Duration.ofHours(35L * i)));
      tell(failure, "first");
      if (i % 7 == 0) {
        tell(failure, "again");
      }
    }
    host.awaitIdle(Duration.ofSeconds(60));
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static ActivityEvent failure(int number, Instant at) {
    return new ActivityEvent(
        "run-" + number,
        "run-%d-failed-1".formatted(number),
        "run.failed",
        at,
        Json.object(
            "organization", "acme",
            "repository", "rocket",
            "workflowName", number == 59 ? HOSTILE : "Build " + number,
            "branch", "main",
            "attempt", number % 2 + 1));
  }

  private static void tell(ActivityEvent event, String time) {
    var message = event.message(host.queueUrl("ActivityQueue"));
    host.sqs()
        .sendMessage(
            m ->
                m.queueUrl(message.queueUrl())
                    .messageBody(message.body())
                    .messageGroupId(message.group().orElseThrow())
                    .messageDeduplicationId(message.id() + time));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(String query) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(host.uri() + "/activity" + query))
            .header("Authorization", "Bearer reading"));
  }

  private static JsonNode page(String query) throws Exception {
    HttpResponse<String> answer = get(query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  @Test
  void everyEventIsThereOnceNewestFirstWhateverThePage() throws Exception {
    for (int limit : List.of(1, 7, 20, 59, 60, 100)) {
      var all = new ArrayList<JsonNode>();
      String query = "?limit=" + limit;
      while (query != null) {
        JsonNode page = page(query);
        assertThat(page.get("items").size()).isBetween(1, limit);
        page.get("items").forEach(all::add);
        JsonNode next = page.get("next");
        query = next.isNull() ? null : "?limit=" + limit + "&cursor=" + next.asText();
      }
      assertThat(all).hasSize(60);
      assertThat(new HashSet<>(all)).hasSize(60);
      assertThat(all)
          .isSortedAccordingTo(
              Comparator.comparing((JsonNode each) -> each.get("occurred_at").asText()).reversed());
    }
  }

  @Test
  void anEventReadsAsASentence() throws Exception {
    JsonNode newest = page("?limit=2").get("items");
    assertThat(newest.get(0).get("sentence").asText())
        .isEqualTo(HOSTILE + " failed on main of acme/rocket in attempt 2.");
    assertThat(newest.get(1).get("sentence").asText())
        .isEqualTo("Build 58 failed on main of acme/rocket.");
    assertThat(newest.get(1).get("source").asText()).isEqualTo("ci");
    assertThat(newest.get(1).fieldNames())
        .toIterable()
        .containsExactly("id", "name", "source", "occurred_at", "sentence");
  }

  @Test
  void aPageCostsWhatItShows() throws Exception {
    assertThat(units("?limit=10")).isLessThanOrEqualTo(2.0);
    JsonNode page = page("?limit=50");
    assertThat(units("?limit=10&cursor=" + page.get("next").asText())).isLessThanOrEqualTo(2.0);
  }

  private static double units(String query) throws Exception {
    READS.units.reset();
    page(query);
    return READS.units.sum();
  }

  @Test
  void nonsenseIsA400() throws Exception {
    for (String query :
        List.of(
            "?limit=0",
            "?limit=101",
            "?limit=x",
            "?limit=-1",
            "?cursor=x",
            "?cursor=",
            "?cursor=%00",
            "?cursor=" + "A".repeat(3000))) {
      HttpResponse<String> answer = get(query);
      assertThat(answer.statusCode()).as(query).isEqualTo(400);
      assertThat(JSON.readTree(answer.body()).has("message")).isTrue();
    }
  }

  @Test
  void eachTokenOpensItsOwnRoutesOnly() throws Exception {
    URI feed = URI.create(host.uri() + "/activity");
    URI events = URI.create(host.uri() + "/events");
    assertThat(send(HttpRequest.newBuilder(feed)).statusCode()).isEqualTo(401);
    assertThat(
            send(HttpRequest.newBuilder(feed).header("Authorization", "Bearer aggregating"))
                .statusCode())
        .isEqualTo(401);
    var posted = HttpRequest.BodyPublishers.ofString("{\"name\":\"x\",\"payload\":{}}");
    assertThat(
            send(HttpRequest.newBuilder(events)
                    .header("Authorization", "Bearer reading")
                    .POST(posted))
                .statusCode())
        .isEqualTo(401);
    assertThat(
            send(HttpRequest.newBuilder(URI.create(host.uri() + "/projects/1/activity"))
                    .header("Authorization", "Bearer reading"))
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void whatSomebodyPostsIsNotTakenForWhatTheLedgerSaw() throws Exception {
    var posted =
        HttpRequest.BodyPublishers.ofString(
            "{\"name\":\"deployment.created\",\"payload\":{\"projectId\":1,\"deploymentId\":9}}");
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(host.uri() + "/events"))
                .header("Authorization", "Bearer aggregating")
                .POST(posted));
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(page("?limit=100").get("items")).hasSize(60);
  }
}
