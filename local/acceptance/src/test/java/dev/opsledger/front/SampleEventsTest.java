package dev.opsledger.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The handlers accept the sample events in {@code events/}, and the page shows them. */
class SampleEventsTest {
  @Test
  void whatPublishersAreHandedComesToThePage() throws Exception {
    Instant now = Instant.parse("2026-11-22T12:05:00Z");
    try (var front = new FrontHost(now, Map.of(), _ -> CallObserver.NONE)) {
      for (String each :
          List.of(
              "CiPublisher ci-publisher-run-failed",
              "OncallPublisher oncall-publisher-incident-triggered",
              "TrafficPublisher traffic-publisher-day",
              "GistsPublisher gists-publisher-deal",
              "FrontChangeEvents front-change-events-finished",
              "FrontPublisher front-publisher-identity",
              "FrontProjector front-projector-facts")) {
        String[] parts = each.split(" ", 2);
        assertThat(invoke(front, parts[0], parts[1])).doesNotContain("itemIdentifier");
      }
      front.host.awaitIdle(Duration.ofSeconds(60));
      JsonNode overview = front.overview();
      assertThat(overview.at("/runs/failed").asInt()).isEqualTo(1);
      assertThat(overview.at("/runs/succeeded").asInt()).isEqualTo(1);
      assertThat(overview.at("/organizations/0/flakiest/0/flaky").asInt()).isEqualTo(1);
      assertThat(overview.at("/organizations/0/slowest/0/average_seconds").asInt()).isEqualTo(110);
      assertThat(overview.at("/incidents/services/0/name").asText()).isEqualTo("Checkout");
      assertThat(overview.at("/gists/newest/0/deal_id").asInt()).isEqualTo(4711);
      assertThat(overview.get("activity"))
          .extracting(each -> each.get("sentence").asText())
          .contains(
              "Pipeline2 failed on main of allero-test1/test-repo1.",
              "Incident 2126 of Checkout was triggered: Checkout answers slowly.",
              "ada, with the operate token changed what belongs together: added shop.",
              "The gist aa5a315d61ae9438b18d of antomer became deal 4711.");
      assertThat(invoke(front, "FrontApi", "front-api-home")).contains("allero-test1");
      assertThat(invoke(front, "ActivityApi", "activity-api-feed")).contains("run.failed");
    }
  }

  private static String invoke(FrontHost front, String function, String sample) throws Exception {
    Path file = Checkout.file("events", sample + ".json");
    return front.host.invoke(function, Files.readString(file));
  }
}
