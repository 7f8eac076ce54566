package dev.opsledger.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.runtime.CallObserver;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reading the home page costs the same however much is stored. */
class HomeCostTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  /** The stated price of the page, in read units. */
  private static final double PRICE = 35;

  private static final class Reads implements CallObserver {
    final DoubleAdder units = new DoubleAdder();
    final AtomicInteger calls = new AtomicInteger();

    @Override
    public void after(Call call, Cost cost) {
      units.add(cost.readUnits());
      calls.incrementAndGet();
    }
  }

  @Test
  void thePageCostsTheSameHoweverMuchIsStored() throws Exception {
    compare(20, 200);
  }

  @Test
  @Tag("full")
  void soItDoesWithManyThousandFacts() throws Exception {
    compare(20, 8_000);
  }

  private static void compare(int few, int many) throws Exception {
    var reads = new Reads();
    try (var front =
        new FrontHost(
            NOON, Map.of(), name -> name.equals("FrontApi") ? reads : CallObserver.NONE)) {
      tell(front, 0, few);
      double before = price(front, reads);
      int callsBefore = reads.calls.get();
      tell(front, few, many);
      double after = price(front, reads);
      assertThat(after).as("read units, where few facts cost %s", before).isLessThan(PRICE);
      System.getLogger(HomeCostTest.class.getName())
          .log(System.Logger.Level.INFO, "{0} read units, then {1}", before, after);
      // Lists fill up to their limits; from then on their cost is constant.
      assertThat(reads.calls.get()).isLessThanOrEqualTo(callsBefore + 2 * 8);
      tell(front, few + many, many);
      assertThat(price(front, reads)).isEqualTo(after, offset(2.0));
    }
  }

  private static double price(FrontHost front, Reads reads) {
    front.overview();
    reads.units.reset();
    reads.calls.set(0);
    assertThat(front.get("/").statusCode()).isEqualTo(200);
    return reads.units.sum();
  }

  private static void tell(FrontHost front, int from, int count) throws Exception {
    var facts = new ArrayList<Fact>();
    for (int i = from; i < from + count; i++) {
      Instant at = NOON.minusSeconds(i % 40_000);
      facts.add(run(i, at).fact(0));
      facts.add(Told.deployment(0, i, i % 50, i % 3 == 0 ? "building" : "failed", at));
      facts.add(Told.incident(0, "Q" + i, "P" + i % 60, "triggered", at));
      LocalDate day = LocalDate.of(2026, 11, 21).minusDays(i % 30);
      facts.add(Told.visits(0, "r" + i, day, 100 + i, 5));
      facts.add(
          Told.gist(0, "g" + i, Optional.of(1L + i), "done", at.minus(Duration.ofDays(i % 9))));
    }
    for (int start = 0; start < facts.size(); start += 40) {
      List<Fact> batch = facts.subList(start, Math.min(facts.size(), start + 40));
      assertThat(front.project(batch)).isZero();
    }
  }

  private static Told.Run run(int i, Instant at) {
    return new Told.Run(
        i,
        "organization-" + i % 30,
        i % 300,
        "commit" + i % 500,
        "completed",
        Optional.of(i % 2 == 0 ? "success" : "failure"),
        i % 2 == 0 ? 2 : 1,
        at,
        100 + i % 1000);
  }
}
