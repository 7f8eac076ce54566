package dev.opsledger.response;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.simulator.server.RequestFilters;
import dev.opsledger.oncall.Account;
import dev.opsledger.oncall.OncallHost;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What timelines cost, in calls of PagerDuty and in units of DynamoDB. */
class TimelineCostTest {
  private static final int INCIDENTS = 40;
  private static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");

  private final DoubleAdder read = new DoubleAdder();
  private final DoubleAdder written = new DoubleAdder();

  private final CallObserver counting =
      new CallObserver() {
        @Override
        public void after(Call call, Cost cost) {
          if (call.resource().contains("OncallTable")) {
            read.add(cost.readUnits());
            written.add(cost.writeUnits());
          }
        }
      };

  @Test
  void anEntryIsWrittenOnceAndTheNextSyncOnlyReads() throws Exception {
    try (var oncall = new OncallHost(960, UnaryOperator.identity(), counting, Map.of())) {
      Account.small(oncall.world);
      Responders.put(oncall.world);
      oncall.sync();
      for (int i = 0; i < INCIDENTS; i++) {
        Responders.resolved(oncall.world, i, AT.plusSeconds(i * 60L));
      }
      int entries = oncall.world.log().all().size();
      oncall.clock.advance(Duration.ofMinutes(15));
      written.reset();
      oncall.sync();
      // Two for each entry; for each incident 22, and six for its turn and its load as entries
      // come.
      assertThat(written.sum()).isLessThanOrEqualTo(2.0 * (entries + INCIDENTS) + 34.0 * INCIDENTS);

      oncall.clock.advance(Duration.ofMinutes(15));
      read.reset();
      written.reset();
      oncall.pagerDuty.log().clear();
      oncall.sync();
      assertThat(written.sum()).as("nothing is written twice").isZero();
      // Half for each entry that is listed again, and for each incident.
      assertThat(read.sum()).isLessThanOrEqualTo(0.5 * (entries + INCIDENTS) + 10);
      assertThat(oncall.pagerDuty.log().entries(RequestFilters.path("/log_entries")))
          .as("pages of ninety, and a second look at the window that the backfill left")
          .hasSize((entries + 89) / 90 + 1);
    }
  }
}
