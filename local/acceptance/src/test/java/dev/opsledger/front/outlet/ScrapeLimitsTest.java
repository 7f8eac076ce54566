package dev.opsledger.front.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.front.FrontHost;
import dev.opsledger.front.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A scrape that shows fewer projects and services than there are says so. */
class ScrapeLimitsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final int SHOWN = 50;

  @Test
  void projectsAndServicesThatAreLeftOutAreSaid() throws Exception {
    try (var front = new FrontHost(NOON, Map.of(), _ -> CallObserver.NONE)) {
      tell(front, 1, SHOWN);
      assertThat(front.get("/metrics").body())
          .contains("\nopsledger_deployments_left_out 0", "\nopsledger_incidents_left_out 0");
      tell(front, SHOWN + 1, SHOWN + 1);
      String scrape = front.get("/metrics").body();
      assertThat(scrape)
          .contains("\nopsledger_deployments_left_out 1", "\nopsledger_incidents_left_out 1")
          .contains("\nopsledger_ci_left_out 0");
      assertThat(scrape.lines())
          .filteredOn(line -> line.startsWith("opsledger_deployments_today{"))
          .filteredOn(line -> line.contains("state=\"done\""))
          .hasSize(SHOWN);
    }
  }

  private static void tell(FrontHost front, int first, int last) throws Exception {
    var facts = new ArrayList<Fact>();
    for (int i = first; i <= last; i++) {
      facts.add(Told.deployment(1, i, 100L + i, "done", NOON));
      facts.add(Told.incident(1, "Q" + i, "P" + i, "triggered", NOON));
    }
    front.project(facts);
  }
}
