package dev.opsledger.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.simulator.server.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Services, teams and policies change over together, wherever a sync fails. */
class WholeTest {
  private static final Set<String> CATALOG = Set.of("/services", "/teams", "/escalation_policies");
  private static final Set<String> OPTIONAL = Set.of("/log_entries", "/users", "/oncalls");

  @Test
  void aSyncThatFailsAtAnyCallKeepsTheFormerDate() throws Exception {
    try (var oncall = new OncallHost()) {
      Editions.publish(oncall.world, 1);
      oncall.sync();
      try (var reader = new EditionReader(oncall)) {
        reader.expect(1);
        int call = 1;
        while (failAt(oncall, reader, call)) {
          call++;
        }
        assertThat(call).as("calls of a sync").isGreaterThan(6);
        assertThat(reader.looks()).isPositive();
      }
    }
  }

  /** Fails one sync at one call, if it makes so many, and lets the next one pass. */
  private static boolean failAt(OncallHost oncall, EditionReader reader, int call)
      throws Exception {
    String former = oncall.json("/dashboard/services").get("as_of").asText();
    Editions.publish(oncall.world, call + 1);
    oncall.clock.advance(Duration.ofHours(1));
    var calls = new AtomicInteger();
    var failed = new AtomicReference<>("");
    var rule =
        oncall
            .pagerDuty
            .faults()
            .always(
                request -> {
                  boolean fails = calls.incrementAndGet() == call;
                  if (fails) {
                    failed.set(request.path());
                  }
                  return fails;
                },
                Fault.status(403));
    oncall.sync();
    oncall.pagerDuty.faults().remove(rule);
    if (calls.get() < call) {
      return false;
    }
    boolean shows = !CATALOG.contains(failed.get());
    // What PagerDuty refuses of what only adds to incidents keeps nothing else back.
    String date = OPTIONAL.contains(failed.get()) ? oncall.clock.instant().toString() : former;
    for (String list : Editions.LISTS.keySet()) {
      String what = "call %d of %s, %s".formatted(call, failed, list);
      assertThat(Editions.shown(oncall, list)).as(what).isEqualTo(shows ? call + 1 : call);
      assertThat(oncall.json(Editions.LISTS.get(list)).get("as_of").asText())
          .as(what)
          .isEqualTo(date);
    }
    oncall.clock.advance(Duration.ofHours(1));
    reader.expect(call + 1);
    oncall.sync();
    assertThat(Editions.shown(oncall, "services")).isEqualTo(call + 1);
    assertThat(oncall.json("/dashboard/services").get("as_of").asText())
        .isEqualTo(oncall.clock.instant().toString());
    return true;
  }

  @Test
  void aWorkerThatStopsShowsNothingHalf() throws Exception {
    stopEvery(37);
  }

  @Test
  @Tag("full")
  void aWorkerThatStopsAtAnyStepShowsNothingHalf() throws Exception {
    stopEvery(1);
  }

  private static void stopEvery(int stride) throws Exception {
    var killer = new Killer();
    Function<String, CallObserver> ofWorker =
        name -> name.equals("OncallWorker") ? killer : CallObserver.NONE;
    try (var oncall = new OncallHost(100_000, UnaryOperator.identity(), ofWorker, Map.of(), 1)) {
      Editions.publish(oncall.world, 1);
      oncall.sync();
      Editions.publish(oncall.world, 2);
      killer.killAt(-1);
      oncall.sync();
      int steps = killer.steps();
      assertThat(steps).isGreaterThan(10);
      try (var reader = new EditionReader(oncall)) {
        int edition = 2;
        for (int at = 0; at < steps; at += stride) {
          edition++;
          Editions.publish(oncall.world, edition);
          oncall.clock.advance(Duration.ofMinutes(15));
          reader.expect(edition);
          killer.killAt(at);
          oncall.plan();
          oncall.host.awaitIdle(Duration.ofMinutes(1));
          for (String list : Editions.LISTS.keySet()) {
            assertThat(Editions.shown(oncall, list)).as("step " + at).isEqualTo(edition);
          }
        }
        killer.killAt(-1);
        assertThat(reader.looks()).isGreaterThan(10);
      }
    }
  }
}
