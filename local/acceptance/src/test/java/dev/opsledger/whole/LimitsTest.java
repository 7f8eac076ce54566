package dev.opsledger.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.simulator.server.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A vendor whose rate-limit headers are wrong still gets no storm of retries. */
class LimitsTest {
  private static final int REPOSITORIES = 60;

  @Test
  void limitsThatAreOverOrZeroLeadToNoStormOfCalls() {
    try (var ledger = new Ledger(REPOSITORIES, Map.of(), plan -> plan)) {
      ledger.driver().fire("CiPlanner", UUID.randomUUID().toString());
      ledger.settle();
      storm(ledger, Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", "5"));
      storm(ledger, Map.of("retry-after", "0"));
    }
  }

  private static void storm(Ledger ledger, Map<String, String> headers) {
    var faults = ledger.gitHub.faults();
    var rule = faults.always(request -> true, Fault.status(429, headers, "{}"));
    long before = ledger.gitHub.log().total();
    ledger.driver().fire("CiPlanner", UUID.randomUUID().toString());
    for (int second = 0; second < 60; second += 3) {
      ledger.driver().awaitParked();
      ledger.clock.advance(Duration.ofSeconds(3));
    }
    assertThat(ledger.gitHub.log().total() - before)
        .as("calls in a minute that is refused: %s", headers)
        .isLessThan(100);
    faults.remove(rule);
    // What was refused once more while the clock stood waits once more.
    for (int minute = 0; minute < 60; minute += 10) {
      ledger.clock.advance(Duration.ofMinutes(10));
      ledger.driver().awaitParked();
    }
    ledger.settle();
  }
}
