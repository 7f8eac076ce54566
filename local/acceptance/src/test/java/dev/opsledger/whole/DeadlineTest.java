package dev.opsledger.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.simulator.server.Fault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Workers release their units before the function times out. */
class DeadlineTest {
  @Test
  void aSlowVendorLeavesNoUnitInvisible() {
    try (var ledger =
        new Ledger(
            3,
            Map.of("SYNC_MAX_ATTEMPTS", "1"),
            plan -> plan.with("CiWorker.Properties.Timeout", 7))) {
      var slow = new Fault.Slow(Duration.ofSeconds(20));
      ledger.gitHub.faults().times(2, r -> r.path().contains("/actions/runs"), slow);
      long before = System.nanoTime();

      var progress = ledger.refreshed();

      assertThat(progress.get("failures")).isEmpty();
      assertThat(progress.get("finished").asBoolean()).isTrue();
      assertThat(ledger.json("/org/acme/daily-runs")).hasSize(3);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(60));
    }
  }
}
