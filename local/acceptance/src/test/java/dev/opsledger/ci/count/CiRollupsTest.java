package dev.opsledger.ci.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.ci.domain.Job;
import dev.opsledger.ci.domain.Owner;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.domain.count.MetricsPeriod;
import dev.opsledger.ci.domain.count.RollupSpan;
import dev.opsledger.ci.store.JobStore;
import dev.opsledger.ci.store.RunRecordQuery;
import dev.opsledger.ci.store.RunRows;
import dev.opsledger.ci.store.RunStore;
import dev.opsledger.ci.store.count.RollupQuery;
import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.LocalHost;
import dev.opsledger.local.simulator.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Whatever is seen in whatever order, and wherever a function dies: rollups equal a recount. */
class CiRollupsTest {
  private static final int STEPS = 90;
  private static final List<ZoneId> ZONES =
      List.of(ZoneId.of("UTC"), ZoneId.of("Asia/Tokyo"), ZoneId.of("UTC"));

  private static final Instant AT_THE_TIME = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant MUCH_LATER = Instant.parse("2027-02-01T10:00:00Z");

  private static LocalHost host;

  private final SettableClock clock = new SettableClock(AT_THE_TIME.toString());

  @BeforeAll
  static void start() {
    host =
        LocalHost.builder()
            .template(Checkout.file("template.yaml"))
            .variables(Map.of())
            .inMemory()
            .port(0)
            .schedules(false)
            .start();
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void rollupsEqualARecount(long seed) {
    var history = new CiHistory(seed);
    for (int step = 0; step < STEPS; step++) {
      if (history.oneIn(5)) {
        atOnce(history, seed * 1_000 + step);
      } else {
        String what = step(history, seed * 1_000 + step).get();
        if (step % 30 == 29) {
          assertExact(history, what);
        }
      }
      if (step == STEPS / 2) {
        clock.advance(Duration.between(AT_THE_TIME, MUCH_LATER));
      }
      if (step >= STEPS / 2 && step % 9 == 0) {
        assertSummedUp(history);
      }
    }
    assertExact(history, "the end");
    assertSummedUp(history);
  }

  /** Weeks and months that are over are summed up when they are read, and stay exact. */
  private static void assertSummedUp(CiHistory history) {
    var recount = new CiRecount(rows(history).all()).rollups;
    var period = new MetricsPeriod(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-12-31"));
    var query = new RollupQuery(table(host.dynamo()));
    for (long owner : history.owners()) {
      Tally expected = Tally.NONE;
      for (var each : recount.entrySet()) {
        if (each.getKey().startsWith("ROLLUP#id:" + owner + "#all")) {
          expected = expected.plus(new Tally(new TreeMap<>(each.getValue())));
        }
      }
      var account = new Owner(Optional.of(owner), "acme", Set.of());
      var filter =
          new RollupQuery.Filter(
              account, Optional.empty(), Optional.empty(), false, Optional.empty());
      for (RollupSpan span : RollupSpan.values()) {
        Tally read =
            query
                .read(
                    filter, List.of(period), span, LocalDate.ofInstant(MUCH_LATER, ZoneOffset.UTC))
                .values()
                .stream()
                .reduce(Tally.NONE, Tally::plus);
        assertThat(read).as(span + " of " + owner).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @Tag("full")
  @ValueSource(longs = {4, 5, 6, 7, 8, 9, 10, 11, 12, 13})
  void rollupsOfMoreHistoriesEqualARecount(long seed) {
    rollupsEqualARecount(seed);
  }

  /** Rows of a former version are in no rollup until they are seen again. */
  @ParameterizedTest
  @ValueSource(longs = 21)
  void rowsOfAFormerVersionAreCountedWhenTheyAreMet(long seed) {
    var history = new CiHistory(seed);
    for (int step = 0; step < STEPS / 2; step++) {
      step(history, seed * 1_000 + step).get();
    }
    rows(history).forgetCounts();
    assertThat(rows(history).rollups()).isEmpty();
    var runs = new RunStore(table(host.dynamo()), ZONES.getFirst(), clock);
    for (Row row : rows(history).all()) {
      if (RunRows.isRun(row)) {
        runs.save(List.of(RunRows.run(row)));
      }
    }
    assertExact(history, "all met");
    for (int step = 0; step < STEPS / 4; step++) {
      step(history, seed * 2_000 + step).get();
    }
    assertExact(history, "the end");
  }

  /** Rows of a version that counted no days are counted by them when a run or a job is met. */
  @ParameterizedTest
  @ValueSource(longs = {31, 32})
  void rowsThatAreInNoDayAreCountedWhenTheyAreMet(long seed) {
    var history = new CiHistory(seed);
    for (int step = 0; step < STEPS / 2; step++) {
      step(history, seed * 1_000 + step).get();
    }
    rows(history).forgetDays();
    for (int step = 0; step < STEPS / 4; step++) {
      step(history, seed * 2_000 + step).get();
    }
    var runs = new RunStore(table(host.dynamo()), ZONES.getFirst(), clock);
    rows(history).all().stream()
        .filter(RunRows::isRun)
        .forEach(row -> runs.save(List.of(RunRows.run(row))));
    assertExact(history, "the end");
  }

  private interface Step {
    /** Does the step again until it is not interrupted, and says what it was. */
    String get();
  }

  private void atOnce(CiHistory history, long seed) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      steps.add(step(history, seed + 100_000L * i));
    }
    BoundedParallel.map(steps, Step::get);
  }

  private Step step(CiHistory history, long seed) {
    var random = new Random(seed);
    Table table = table(MortalClient.of(host.dynamo(), random));
    var runs = new RunStore(table, ZONES.get(random.nextInt(ZONES.size())), clock);
    var jobs = new JobStore(table, runs);
    if (history.oneIn(3)) {
      Job job = history.job();
      return () -> untilAlive(() -> jobs.save(List.of(job)), "a job " + job);
    }
    List<WorkflowRun> seen = new ArrayList<>();
    for (int i = history.upTo(6) / 2; i >= 0; i--) {
      seen.add(history.run());
    }
    return () -> untilAlive(() -> runs.save(seen), "runs " + seen);
  }

  private static String untilAlive(Runnable work, String what) {
    while (true) {
      try {
        work.run();
        return what;
      } catch (MortalClient.Dead _) {
        // Its message is delivered again.
      }
    }
  }

  private static CiRows rows(CiHistory history) {
    return new CiRows(host.dynamo(), host.tableName("CiTable"), history);
  }

  private static Table table(DynamoDbClient client) {
    return new Table(client, host.tableName("CiTable"));
  }

  private static void assertExact(CiHistory history, String after) {
    var query = new RunRecordQuery(table(host.dynamo()));
    history
        .known()
        .forEach(
            (id, all) -> {
              var attempts = new ArrayList<>(all.earlier().values());
              attempts.add(all.newest().latest());
              assertThat(query.find(id).orElseThrow().attempts()).as(after).isEqualTo(attempts);
            });
    assertThat(rows(history).rollups())
        .as(after)
        .isEqualTo(new CiRecount(rows(history).all()).rollups);
  }
}
