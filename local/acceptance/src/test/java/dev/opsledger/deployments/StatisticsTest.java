package dev.opsledger.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.SettableClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void weeksGoOnOverTheTurnOfTheYear() throws Exception {
    var clock = new SettableClock("2026-12-27T23:59:00Z");
    try (Panel panel = Panel.start(Panel.plan(Map.of()).clock(clock)).withProjects(1)) {
      JsonNode none = panel.get("/users/1/deployment-stats").json();
      assertThat(none.path("weeks").asInt()).isZero();
      assertThat(none.path("averageWeeklyDeployments").asDouble()).isZero();
      assertThat(none.path("from").isNull()).isTrue();
      panel.report(panel.create(1), "done", Panel.secret(1));
      // Over the whole of week 53 into the first of the next year.
      clock.advance(Duration.ofDays(8));
      panel.create(1);
      panel.create(1);
      assertThat(panel.get("/users/1/deployment-stats").body())
          .isEqualTo(
              "{\"averageWeeklyDeployments\":1.0,\"averageWeeklySuccessfulDeployments\":"
                  + (1.0 / 3)
                  + ",\"weeks\":3,\"from\":\"2026-12-21\",\"to\":\"2027-01-10\"}");
      assertThat(panel.get("/users/1/deployment-stats?weeks=2").body())
          .isEqualTo(
              "{\"averageWeeklyDeployments\":1.0,\"averageWeeklySuccessfulDeployments\":0.0,"
                  + "\"weeks\":2,\"from\":\"2026-12-28\",\"to\":\"2027-01-10\"}");
    }
  }
}
