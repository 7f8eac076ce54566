package dev.opsledger.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opsledger.local.simulator.SettableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Events that reach the aggregator long after they happened, and not in their order. */
class LateAggregatorTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String READ_TOKEN = "read-token-of-the-test";
  private static Panel panel;

  @BeforeAll
  static void start() throws Exception {
    panel =
        Panel.start(
                Panel.plan(Map.of("READ_TOKEN", READ_TOKEN))
                    .clock(new SettableClock("2026-11-22T20:00:00Z")))
            .withProjects(3);
    panel.settle();
  }

  @AfterAll
  static void stop() {
    panel.close();
  }

  private static void tell(long project, String key, String at) throws Exception {
    var event = JSON.createObjectNode();
    var record = event.putArray("Records").addObject();
    record.put("messageId", key).put("receiptHandle", key).put("eventSource", "aws:sqs");
    record.put(
        "body",
        "{\"key\":\"%s\",\"name\":\"deployment.created\",\"occurredAt\":\"%s\",\"payload\":{\"projectId\":%d}}"
            .formatted(key, at, project));
    record.putObject("attributes").put("ApproximateReceiveCount", "1").put("MessageGroupId", key);
    assertThat(panel.host.invoke("ActivityAggregator", event.toString()))
        .contains("\"batchItemFailures\":[]");
  }

  @Test
  void theFeedIsInTheOrderOfTheTimesThatItShows() throws Exception {
    tell(1, "c", "2026-11-22T12:00:00.250Z");
    tell(1, "a", "2026-11-22T15:00:00Z");
    tell(1, "b", "2026-11-22T09:00:00Z");
    assertThat(times(1))
        .containsExactly(
            "2026-11-22T15:00:00Z", "2026-11-22T12:00:00.250Z", "2026-11-22T09:00:00Z");
  }

  @Test
  void soIsTheFeedOverAllSourcesPageByPage() throws Exception {
    tell(3, "f", "2026-09-30T23:59:59.999Z");
    tell(3, "e", "2026-09-02T12:00:00Z");
    tell(3, "g", "2026-10-01T00:00:00Z");
    tell(3, "d", "2026-09-01T09:00:00Z");
    List<String> times = new ArrayList<>();
    String query = "?limit=2";
    while (!query.isEmpty()) {
      JsonNode page = panel.send("GET", "/activity" + query, "Bearer " + READ_TOKEN, null).json();
      times.addAll(page.path("items").findValuesAsText("occurred_at"));
      query = page.path("next").isNull() ? "" : "?limit=2&cursor=" + page.path("next").asText();
    }
    assertThat(times.stream().filter(each -> each.compareTo("2026-11") < 0))
        .containsExactly(
            "2026-10-01T00:00:00Z",
            "2026-09-30T23:59:59.999Z",
            "2026-09-02T12:00:00Z",
            "2026-09-01T09:00:00Z");
  }

  @Test
  void anEventThatTheFormerVersionStoredShowsWhenItHappened() {
    var row =
        Map.of(
            "pk", AttributeValue.fromS("PROJECT#2"),
            "sk", AttributeValue.fromS("EVENT#2026-11-22T08:00:00.000#0000000000000007-0001-0"),
            "id", AttributeValue.fromN("7"),
            "eventName", AttributeValue.fromS("deployment.created"),
            "payload", AttributeValue.fromS("{\"projectId\":2}"),
            "createdAt", AttributeValue.fromS("2026-11-22T19:30:00Z"));
    panel.host.dynamo().putItem(p -> p.tableName(panel.host.tableName("ActivityTable")).item(row));
    assertThat(times(2)).containsExactly("2026-11-22T08:00:00Z");
  }

  private static List<String> times(long project) {
    JsonNode feed = panel.activity("/projects/" + project + "/activity").json();
    return feed.path("items").findValuesAsText("created_at");
  }
}
