package dev.opsledger.local.simulator.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.server.WebhookCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The list of the App's webhook deliveries. */
class DeliveriesTest {
  private static final String PATH = "/app/hook/deliveries";

  private final Scene scene = new Scene();
  private final WebhookCall webhook = scene.github.webhooks().installation("created", scene.acme);

  @AfterEach
  void stop() {
    scene.close();
  }

  @Test
  void pagesAreWalkedByCursorNewestFirst() {
    for (int i = 0; i < 5; i++) {
      scene.github.deliveries().taken(webhook);
    }
    var pages = scene.app().walk(PATH + "?per_page=2");
    assertThat(pages).extracting(JsonNode::size).containsExactly(2, 2, 1);
    List<Long> ids = new ArrayList<>();
    pages.forEach(page -> page.forEach(each -> ids.add(each.get("id").asLong())));
    assertThat(ids).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> Long.compare(b, a));
  }

  @Test
  void aRepetitionIsAnAttemptOfItsOwnForTheSameEvent() throws InterruptedException {
    assertThat(scene.github.deliveries().deliver(webhook)).as("nobody listens").isZero();
    JsonNode failed = TestClient.json(scene.app().get(PATH)).get(0);
    assertThat(failed.get("status").asText()).isEqualTo("failed to connect");
    assertThat(TestClient.json(scene.app().get(PATH + "?status=failure")))
        .as("it has no code of 400 to 599")
        .isEmpty();
    var answer = scene.app().post(PATH + "/" + failed.get("id") + "/attempts");
    assertThat(answer.statusCode()).isEqualTo(202);
    JsonNode attempts = TestClient.json(scene.app().get(PATH));
    assertThat(attempts).hasSize(2);
    assertThat(attempts.get(0).get("redelivery").asBoolean()).isTrue();
    assertThat(attempts.get(0).get("guid")).isEqualTo(failed.get("guid"));
  }

  @Test
  void afterThreeDaysADeliveryCannotBeRepeated() {
    scene.github.deliveries().missed(webhook);
    String id = TestClient.json(scene.app().get(PATH)).get(0).get("id").asText();
    scene.clock.advance(Duration.ofDays(3));
    assertThat(TestClient.json(scene.app().get(PATH))).isEmpty();
    assertThat(scene.app().post(PATH + "/" + id + "/attempts").statusCode()).isEqualTo(404);
  }
}
