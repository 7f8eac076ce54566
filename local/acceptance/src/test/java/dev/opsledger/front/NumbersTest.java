package dev.opsledger.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.function.FunctionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sends random histories in random order, several times, to two projectors at once, which are
 * killed again and again, and compares every counter with a recount of the newest facts.
 */
class NumbersTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private static final Killer KILLER = new Killer();
  private static FrontHost front;

  /** The newest fact of each thing, over all histories. */
  private static final Map<String, Fact> LAST = new HashMap<>();

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  /** Kills the projector at random, before or after one of its calls. */
  private static final class Killer implements CallObserver {
    private Random random = new Random(0);
    private int left;

    synchronized void begin(Random seed, int kills) {
      random = seed;
      left = kills;
    }

    synchronized int left() {
      return left;
    }

    @Override
    public void before(Call call) {
      perhaps();
    }

    @Override
    public void after(Call call, Cost cost) {
      perhaps();
    }

    private synchronized void perhaps() {
      if (left > 0 && random.nextInt(4) == 0) {
        left--;
        throw new Killed();
      }
    }
  }

  @BeforeAll
  static void start() {
    front =
        new FrontHost(
            NOON,
            Map.of(),
            function -> function.equals("FrontProjector") ? KILLER : CallObserver.NONE);
  }

  @AfterAll
  static void stop() {
    front.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void everyNumberIsWhatARecountGives(long seed) throws Exception {
    tell(seed, 40, 6);
  }

  @ParameterizedTest
  @Tag("full")
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void soItIsWithManyThings(long seed) throws Exception {
    tell(seed, 400, 30);
  }

  private void tell(long seed, int runs, int kills) throws Exception {
    Random random = new Random(seed);
    // Each history has its own day; what is open stays open over all of them.
    Instant noon = NOON.plus(Duration.ofDays(seed * 3));
    front.clock.advance(Duration.between(front.clock.instant(), noon));
    List<Fact> history = new Histories(random, noon, seed).facts(runs);
    history.forEach(
        fact ->
            LAST.merge(
                fact.kind() + fact.id(),
                fact,
                (a, b) -> a.version().compareTo(b.version()) > 0 ? a : b));
    var told = new ArrayList<>(history);
    history.stream().filter(_ -> random.nextInt(4) == 0).forEach(told::add);
    Collections.shuffle(told, random);
    KILLER.begin(new Random(seed), kills);
    project(told, random);
    assertThat(KILLER.left()).as("kills that were not needed").isZero();
    var counted = new Recount(LAST.values(), noon);
    JsonNode overview = front.overview();
    assertThat(overview.get("runs")).as("runs").isEqualTo(counted.runs());
    assertThat(overview.get("organizations"))
        .as("organizations")
        .hasSize(Histories.ORGANIZATIONS.size());
    for (JsonNode each : overview.get("organizations")) {
      counted.check(each);
    }
    counted.checkDeployments(overview.get("deployments"));
    counted.checkIncidents(overview.get("incidents"));
    counted.checkVisits(overview.get("visits"));
    counted.checkGists(overview.get("gists"));
  }

  /** Sends batches of random sizes, two at a time, and repeats each until it succeeds. */
  private static void project(List<Fact> told, Random random) throws Exception {
    var batches = new ArrayList<Callable<Void>>();
    for (int from = 0; from < told.size(); ) {
      int to = Math.min(told.size(), from + 1 + random.nextInt(40));
      List<Fact> batch = told.subList(from, to);
      batches.add(
          () -> {
            while (!projected(batch)) {
              // Delivered again, as by SQS.
            }
            return null;
          });
      from = to;
    }
    try (var executor = Executors.newFixedThreadPool(2)) {
      for (Future<Void> each : executor.invokeAll(batches)) {
        each.get();
      }
    }
  }

  private static boolean projected(List<Fact> batch) throws InterruptedException {
    try {
      return front.project(batch) == 0;
    } catch (FunctionException killed) {
      return false;
    }
  }
}
