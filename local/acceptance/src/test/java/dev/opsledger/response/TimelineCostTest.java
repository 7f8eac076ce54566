package dev.opsledger.response;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Incident;
import dev.opsledger.local.simulator.server.RequestFilters;
import dev.opsledger.local.simulator.server.WebhookCall;
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
  private final DoubleAdder all = new DoubleAdder();

  private final CallObserver counting =
      new CallObserver() {
        @Override
        public void after(Call call, Cost cost) {
          all.add(cost.writeUnits());
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

  @Test
  void anEventIsOneTransaction() throws Exception {
    try (var oncall = new OncallHost(960, UnaryOperator.identity(), counting, Map.of())) {
      Account.small(oncall.world);
      Responders.put(oncall.world);
      oncall.sync();
      var triggered =
          new Incident("NEW", 1, "New", "triggered", "high", "S1", oncall.clock.instant(), AT);
      // The row 2, four indexes 2 each, its entry, its turn, three counters and six rollups 2 each.
      event(oncall, triggered.becoming("triggered", oncall.clock.instant()), 1, 32);
      oncall.clock.advance(Duration.ofMinutes(5));
      // By status a row leaves an index and enters another place.
      event(oncall, triggered.becoming("acknowledged", oncall.clock.instant()), 3, 34);
      oncall.clock.advance(Duration.ofMinutes(5));
      event(oncall, triggered.becoming("resolved", oncall.clock.instant()), 3, 34);
    }
  }

  private void event(OncallHost oncall, Incident incident, double reads, double writes)
      throws Exception {
    WebhookCall call = oncall.pagerDuty.webhooks().incident(incident);
    read.reset();
    all.reset();
    assertThat(oncall.post(call).statusCode()).isEqualTo(200);
    assertThat(all.sum()).as(incident.status() + ", written").isEqualTo(writes);
    assertThat(read.sum()).as(incident.status() + ", read").isLessThanOrEqualTo(reads);
    all.reset();
    assertThat(oncall.post(call).statusCode()).isEqualTo(200);
    assertThat(all.sum()).as("the same event again").isZero();
  }
}
