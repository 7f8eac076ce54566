package dev.opsledger.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.Checkout;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Every handler takes its sample event. */
class EventsTest {
  @Test
  void theSampleEventsWork() throws Exception {
    try (var oncall = new OncallHost()) {
      Account.small(oncall.world);
      invoke(oncall, "OncallPlanner", "oncall-planner-schedule");
      oncall.host.awaitIdle(Duration.ofMinutes(1));
      assertThat(invoke(oncall, "OncallWorker", "oncall-worker-units"))
          .isEqualTo("{\"batchItemFailures\":[]}");
      assertThat(invoke(oncall, "OncallApi", "oncall-api-incidents"))
          .contains("\"statusCode\":200")
          .contains("I1");
      assertThat(invoke(oncall, "OncallApi", "oncall-api-load"))
          .contains("\"statusCode\":200")
          .contains("urgency");
    }
  }

  private static String invoke(OncallHost oncall, String function, String event) throws Exception {
    var file = Checkout.file("events", event + ".json");
    return oncall.host.invoke(function, Files.readString(file));
  }
}
