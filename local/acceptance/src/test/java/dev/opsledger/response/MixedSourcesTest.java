package dev.opsledger.response;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.function.FunctionException;
import dev.opsledger.local.simulator.pagerduty.LogEntry;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Incident;
import dev.opsledger.local.simulator.server.WebhookCall;
import dev.opsledger.oncall.Account;
import dev.opsledger.oncall.Killer;
import dev.opsledger.oncall.OncallHost;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What PagerDuty sent is stored, each entry once, whether a list told of it, a webhook or both, in
 * whatever order, at the same time, and wherever a function stops.
 */
class MixedSourcesTest {
  private static final Instant DAY = Instant.parse("2026-11-21T00:00:00Z");

  @Test
  void byListByWebhookAndByBothEachEntryIsOneRow() throws Exception {
    mixed(30, 20, 180);
  }

  @Test
  @Tag("full")
  void fortyFiveThousandIncidentsAreStoredAsTheyWereSent() throws Exception {
    mixed(45_000, 15_000, 400_000);
  }

  /** Incidents of which the last ones fall into one day, and of which some are announced. */
  private static void mixed(int incidents, int ofOneDay, int entries) throws Exception {
    try (var oncall =
        new OncallHost(10_000_000, UnaryOperator.identity(), CallObserver.NONE, Map.of())) {
      Account.small(oncall.world);
      Responders.put(oncall.world);
      var random = new Random(incidents);
      var early = new ArrayList<WebhookCall>();
      var late = new ArrayList<WebhookCall>();
      int before = incidents - ofOneDay;
      for (int i = 0; i < incidents; i++) {
        Instant at =
            i < before
                ? DAY.minus(Duration.ofDays(150)).plusSeconds(i * 12_000_000L / before)
                : DAY.plusSeconds((i - before) * 80_000L / ofOneDay);
        Incident incident = Responders.resolved(oncall.world, i, at);
        // Some are announced: before the list, while it is read, twice, or not at all.
        if (i % Math.max(1, incidents / 60) == 0) {
          for (WebhookCall call : events(oncall, incident)) {
            int when = random.nextInt(4);
            if (when == 0 || when == 2) {
              early.add(call);
            }
            if (when == 1 || when == 2) {
              late.add(call);
            }
          }
        }
      }
      send(oncall, early, random);
      oncall.plan();
      // While the list is read.
      send(oncall, late, random);
      oncall.host.awaitIdle(Duration.ofMinutes(45));
      send(oncall, early, random);
      oncall.clock.advance(Duration.ofMinutes(15));
      oncall.sync();
      assertThat(oncall.world.log().all()).hasSizeGreaterThan(entries);
      assertStoredAsSent(oncall);
    }
  }

  private static List<WebhookCall> events(OncallHost oncall, Incident incident) {
    return Responders.log(oncall.world, incident.id()).stream()
        .flatMap(
            entry ->
                oncall
                    .pagerDuty
                    .webhooks()
                    .event(entry, Responders.after(entry, incident))
                    .stream())
        .toList();
  }

  private static void send(OncallHost oncall, List<WebhookCall> calls, Random random)
      throws Exception {
    var mixed = new ArrayList<>(calls);
    Collections.shuffle(mixed, random);
    try (var pool = Executors.newFixedThreadPool(4)) {
      for (var sent : pool.invokeAll(mixed.stream().map(call -> posting(oncall, call)).toList())) {
        assertThat(sent.get()).isEqualTo(200);
      }
    }
  }

  private static Callable<Integer> posting(OncallHost oncall, WebhookCall call) {
    return () -> oncall.post(call).statusCode();
  }

  /** Every entry of the log is one row, and there is no other. */
  private static void assertStoredAsSent(OncallHost oncall) throws Exception {
    assertThat(Responders.entries(oncall))
        .extracting(
            row ->
                String.join(
                    " ",
                    row.get("incident"),
                    row.get("at"),
                    row.get("kind"),
                    row.find("entry").orElse("only announced"),
                    row.find("person").orElse("-")))
        .containsExactlyInAnyOrderElementsOf(
            oncall.world.log().all().stream().map(MixedSourcesTest::expected).toList());
    assertLoadEqualsARecount(oncall);
  }

  /** The figures are those of what was sent, and the rollups the sum of what was counted. */
  private static void assertLoadEqualsARecount(OncallHost oncall) throws Exception {
    var zones = Map.of("UADA", Responders.ADA.zone(), "UBOB", Responders.BOB.zone());
    var check = new LoadCheck(oncall, ZoneOffset.UTC, zones);
    LocalDate today = LocalDate.ofInstant(oncall.clock.instant(), ZoneOffset.UTC);
    check.check("service", today.minusDays(9), today);
    check.check("urgency", today.minusDays(190), today);
  }

  private static String expected(LogEntry entry) {
    return String.join(
        " ",
        entry.incident(),
        entry.at().toString(),
        entry.type(),
        entry.id(),
        entry.user().orElse("-"));
  }

  @Test
  void functionsMayStopAtSomePoints() throws Exception {
    stopped(3);
  }

  @Test
  @Tag("full")
  void functionsMayStopAtFiftyPoints() throws Exception {
    stopped(50);
  }

  private static void stopped(int points) throws Exception {
    var killer = new Killer();
    try (var oncall = new OncallHost(1_000_000, UnaryOperator.identity(), killer, Map.of(), 1)) {
      Account.small(oncall.world);
      Responders.put(oncall.world);
      Responders.resolved(oncall.world, 0, DAY);
      oncall.sync();
      int steps = killer.steps();
      for (int point = 1; point <= points; point++) {
        Instant at = oncall.clock.instant().minusSeconds(700);
        Incident incident = Responders.resolved(oncall.world, point, at);
        killer.killAt(steps * point / (points + 1));
        for (WebhookCall event : events(oncall, incident)) {
          // PagerDuty sends again what was not taken.
          if (point % 2 == 0 && oncall.post(event).statusCode() != 200) {
            assertThat(oncall.post(event).statusCode()).isEqualTo(200);
          }
        }
        try {
          oncall.plan();
        } catch (FunctionException stopped) {
          oncall.plan();
        }
        oncall.host.awaitIdle(Duration.ofMinutes(1));
        killer.killAt(-1);
        oncall.clock.advance(Duration.ofMinutes(15));
        oncall.sync();
        assertStoredAsSent(oncall);
      }
    }
  }
}
