package dev.opsledger.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {
  private static Panel panel;

  @BeforeAll
  static void start() throws Exception {
    panel = Panel.start(Panel.plan(Map.of())).withProjects(2);
    panel.settle();
  }

  @AfterAll
  static void stop() {
    panel.close();
  }

  private static Panel.Answer post(String body) {
    return panel.send("POST", "/events", "Bearer " + Panel.ACTIVITY_TOKEN, body);
  }

  @Test
  void aPostedEventIsStoredAndShownInItsProject() {
    Panel.Answer answer =
        post("{\"name\":\"invoice.paid\",\"payload\":{\"projectId\":1,\"x\":[1]}}");
    assertThat(answer.status()).isEqualTo(201);
    JsonNode event = answer.json();
    assertThat(event.path("id").isIntegralNumber()).isTrue();
    assertThat(event.path("name").asText()).isEqualTo("invoice.paid");
    assertThat(event.path("payload").toString()).isEqualTo("{\"projectId\":1,\"x\":[1]}");
    assertThat(event.path("created_at").asText()).endsWith("Z");
    JsonNode item = panel.activity("/projects/1/activity").json().path("items").get(0);
    assertThat(item.path("id")).isEqualTo(event.path("id"));
    assertThat(item.path("sentence").asText()).isEqualTo("invoice.paid happened.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "{\"payload\":{}}",
        "{\"name\":\"\",\"payload\":{}}",
        "{\"name\":7,\"payload\":{}}",
        "{\"name\":\"a\"}",
        "{\"name\":\"a\",\"payload\":null}",
        "{\"name\":\"a\",\"payload\":[]}",
        "{\"name\":\"a\",\"payload\":\"{}\"}"
      })
  void anEventWithoutNameOrPayloadIs400(String body) {
    Panel.Answer answer = post(body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("name").asText()).isEqualTo("BadRequest");
  }

  @Test
  void aPayloadMayHave64KiBAndNotAByteMore() {
    String frame = "{\"name\":\"a\",\"payload\":{\"x\":\"%s\"}}";
    int most = 64 * 1024 - "{\"x\":\"\"}".length();
    assertThat(post(frame.formatted("y".repeat(most))).status()).isEqualTo(201);
    assertThat(post(frame.formatted("y".repeat(most + 1))).status()).isEqualTo(400);
    assertThat(post(frame.formatted("🎉".repeat(most / 4))).status()).isEqualTo(201);
    assertThat(post(frame.formatted("🎉".repeat(most / 4 + 1))).status()).isEqualTo(400);
  }

  @Test
  void aPayloadIsKeptAsItWasSentAndHugeNumbersHarmNothing() {
    String payload = "{\"projectId\":1E+999999999,\"price\":1.10,\"party\":\"ü🎉\"}";
    Panel.Answer answer = post("{\"name\":\"a\",\"payload\":" + payload + "}");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body()).contains("\"payload\":" + payload);
  }

  /** Whether that feed has older events than the place of the cursor, or newer ones, or both. */
  private static void anotherFeedRefuses(String cursor) throws Exception {
    for (int each = 0; each < 3; each++) {
      var foreign = panel.activity("/projects/1/activity?cursor=" + cursor);
      assertThat(foreign.status()).isEqualTo(400);
      assertThat(foreign.body()).contains("cursor was not issued by this feed");
      panel.create(1);
      panel.settle();
    }
  }

  @Test
  void theFeedIsNewestFirstAndGoesOnWhereItLeftOff() throws Exception {
    for (int i = 0; i < 5; i++) {
      panel.create(2);
    }
    panel.settle();
    JsonNode first = panel.activity("/projects/2/activity?limit=3").json();
    assertThat(first.path("items")).hasSize(3);
    assertThat(first.path("items").get(0).path("payload").path("deploymentId").asLong())
        .isGreaterThan(first.path("items").get(1).path("payload").path("deploymentId").asLong());
    JsonNode rest =
        panel.activity("/projects/2/activity?limit=3&cursor=" + first.path("next").asText()).json();
    assertThat(rest.path("items")).hasSize(2);
    assertThat(rest.path("next").isNull()).isTrue();
    anotherFeedRefuses(first.path("next").asText());
    assertThat(panel.activity("/projects/3/activity").status()).isEqualTo(404);
    for (String bad : new String[] {"limit=0", "limit=101", "limit=x", "cursor=x", "cursor=%25"}) {
      assertThat(panel.activity("/projects/2/activity?" + bad).status()).isEqualTo(400);
    }
  }
}
