package dev.opsledger.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.function.FunctionException;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A function may stop between any two steps: nothing is lost, and nothing counted twice. */
class KilledTest {
  @Test
  void aWorkerMayStopBetweenAnyTwoSteps() throws Exception {
    var killer = new Killer();
    try (var oncall = new OncallHost(100_000, UnaryOperator.identity(), killer, Map.of(), 1)) {
      Account.small(oncall.world);
      oncall.sync();
      int steps = killer.steps();
      assertThat(steps).isGreaterThan(20);
      for (int at = 8; at < steps; at += 17) {
        String id = "K%03d".formatted(at);
        Account.incident(
            oncall.world, id, "S3", "triggered", "2026-11-22T09:30:00Z", "2026-11-22T09:30:00Z");
        killer.killAt(at);
        try {
          oncall.plan();
        } catch (FunctionException stopped) {
          oncall.plan();
        }
        oncall.host.awaitIdle(Duration.ofMinutes(1));
        killer.killAt(-1);
        oncall.sync();
        var ofService = oncall.json("/dashboard/incidents?search_by=service_id&search_value=S3");
        int stored = ofService.get("incidents").size();
        assertThat(Answers.texts(ofService.get("incidents"), "id")).contains(id);
        assertThat(ofService.get("total").asInt()).as("step " + at).isEqualTo(stored);
        assertThat(oncall.json("/dashboard/incidents").get("total").asInt()).isEqualTo(4 + stored);
      }
    }
  }
}
