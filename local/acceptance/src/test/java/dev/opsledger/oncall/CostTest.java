package dev.opsledger.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What requests cost, in DynamoDB's units, beside a thousand incidents that they do not show. */
class CostTest {
  private static final int OTHERS = 1_000;

  @Test
  void aRequestReadsWhatItShowsAndNoMore() throws Exception {
    var read = new DoubleAdder();
    var observer =
        new CallObserver() {
          @Override
          public void after(Call call, Cost cost) {
            read.add(cost.readUnits());
          }
        };
    try (var oncall = new OncallHost(960, UnaryOperator.identity(), observer, Map.of())) {
      Account.small(oncall.world);
      for (int i = 0; i < OTHERS; i++) {
        Instant at = Instant.parse("2026-10-01T00:00:00Z").plusSeconds(i * 60L);
        oncall.world.put(
            new PagerDutyWorld.Incident(
                "O%05d".formatted(i), i, "Other " + i, "resolved", "low", "S3", at, at));
      }
      oncall.sync();
      oncall.get("/dashboard/services");
      assertThat(cost(oncall, read, "/dashboard/services")).isLessThanOrEqualTo(1);
      assertThat(cost(oncall, read, "/dashboard/teams/services")).isLessThanOrEqualTo(1);
      assertThat(cost(oncall, read, "/dashboard/escalation_policies")).isLessThanOrEqualTo(1);
      assertThat(cost(oncall, read, "/reports/services")).isLessThanOrEqualTo(3);
      String search = "/dashboard/incidents?search_by=";
      // One unit of rows, half a unit each for the catalog, the date and the service's number.
      assertThat(cost(oncall, read, search + "service_id&search_value=S1"))
          .isLessThanOrEqualTo(2.5);
      // The numbers of the statuses are eight rows.
      assertThat(cost(oncall, read, search + "status&search_value=triggered"))
          .isLessThanOrEqualTo(6);
      assertThat(cost(oncall, read, "/dashboard/incidents?limit=5")).isLessThanOrEqualTo(6);
      assertThat(cost(oncall, read, "/dashboard/incidents/summary")).isLessThanOrEqualTo(4);
    }
  }

  private static double cost(OncallHost oncall, DoubleAdder read, String path) throws Exception {
    read.reset();
    assertThat(oncall.get(path).statusCode()).isEqualTo(200);
    return read.sum();
  }
}
