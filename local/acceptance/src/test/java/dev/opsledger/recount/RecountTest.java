package dev.opsledger.recount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.ci.store.RunRows;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.recount.RecountScope;
import dev.opsledger.local.Meter;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.response.NamelessAnswers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is wrong in the figures, a recount says it, corrects it and tells everything again. */
@Tag(NamelessAnswers.PEOPLE)
class RecountTest {
  private static final String ALL = "ci deployments oncall";
  private static final List<String> PATHS =
      List.of(
          "/metrics/ci?org=acme&since=2026-09-01&until=2026-11-29&by=month",
          "/metrics/ci?org=acme&since=2026-11-01&until=2026-11-29&by=day",
          "/metrics/ci?org=acme&repo=rocket&branch=all&since=2026-09-07&until=2026-11-22&by=week",
          "/dashboard/oncall/load?since=2026-10-20&until=2026-11-29&by=service",
          "/dashboard/oncall/load?since=2026-10-20&until=2026-11-29&by=user",
          "/dashboard/incidents/summary?since=2026-11-01&until=2026-11-29",
          "/dashboard/services/incidents",
          "/overview",
          "/metrics/dora?project=1&since=2026-11-10&until=2026-11-27",
          "/users/1/deployment-stats",
          "/users/2/deployment-stats",
          "/projects",
          "/projects/1/activity?limit=100",
          "/activity?limit=100");

  private static final Meter METER = new Meter();
  private static RecountScene scene;

  @BeforeAll
  static void start() throws Exception {
    scene = new RecountScene(METER);
    new RecountData(scene).fill();
    // Weeks and months are summed up when they are first read.
    figures();
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static Map<String, String> figures() {
    var figures = new TreeMap<String, String>();
    PATHS.forEach(path -> figures.put(path, scene.get(path)));
    return figures;
  }

  private static boolean is(Row row, String pk, String sk) {
    return row.pk().matches(pk) && row.sk().matches(sk);
  }

  /** Too high, too low, missing and surplus, in each source. */
  private static Damage damage() {
    var damage = new Damage(scene.host);
    String workflow = "ROLLUP#id:\\d+#\\d+";
    String recent = "[do]#D#2026-11-(1[5-9]|2\\d)#.*";
    damage.change("CiTable", row -> is(row, workflow, recent) && row.number("os") > 0, "os", 3);
    damage.change("CiTable", row -> is(row, "ROLLUP#id:\\d+#all\\d", recent), "a", -1);
    damage.delete("CiTable", row -> is(row, workflow, "o#D#2026-1[01].*"));
    Row any = damage.find("CiTable", row -> is(row, workflow, recent));
    damage.invent("CiTable", any.pk(), "d#D#2026-11-15#bogus");
    damage.change("CiTable", row -> is(row, "RUNDAYS#\\d+", "2026-11-2.*"), "runs", 5);
    damage.delete("CiTable", row -> is(row, "RUNDAYS#\\d+", "2026-11-1.*"));
    damage.forget("CiTable", row -> row.sk().equals("RUN") && has(row, RunRows.EARLIER), "earlier");
    damage.forget("CiTable", row -> row.sk().equals("PARTS"), "tally");
    damage.change("DeploymentsTable", row -> row.sk().equals("PROJECT"), "ongoing", 1);
    damage.change("DeploymentsTable", row -> row.sk().startsWith("DONE#"), "amount", -1);
    damage.delete("DeploymentsTable", row -> row.sk().startsWith("ROLLUP#"));
    damage.change("DeploymentsTable", row -> row.sk().equals("USER"), "successful", 4);
    damage.change("DeploymentsTable", row -> row.sk().startsWith("WEEK#"), "deployments", -1);
    damage.invent("DeploymentsTable", "PROJECT#2", "ROLLUP#2026-11-02#nowhere");
    damage.delete("OncallTable", row -> is(row, "LOADDAY#\\d", "2026-11-.*#S1"));
    damage.invent("OncallTable", "LOADDAY#0", "2026-11-03#S9");
    damage.change("OncallTable", row -> row.pk().startsWith("DAYS#"), "n:resolved", 2);
    damage.change("OncallTable", row -> row.pk().startsWith("SERVICES#"), "n:resolved", -3);
    damage.change("OncallTable", row -> is(row, "LOADMONTH#\\d", "2026-11#S2"), "hR", -5);
    damage.change("OncallTable", row -> is(row, "LOADTOTAL#\\d", "2026-11-\\d\\d"), "hR", 4);
    damage.delete("OncallTable", row -> is(row, "SERVICELOAD#S1", "2026-11-\\d\\d"));
    damage.change("OncallTable", row -> is(row, "SERVICELOAD#S2", "2026-11"), "hR", -2);
    scene.driver.awaitIdle();
    return damage;
  }

  private static boolean has(Row row, String attribute) {
    return row.attributes().containsKey(attribute);
  }

  @Test
  void whatDiffersIsSaidCorrectedAndTold() {
    var figures = figures();
    var numbers = Seen.numbers(scene.host);
    var damage = damage();

    var spoiled = Seen.rows(scene.host);
    int calls = scene.vendorCalls.get();
    assertThat(Seen.found(scene.recount(ALL, false))).isEqualTo(damage.expected);
    Seen.assertSame(Seen.rows(scene.host), spoiled);

    Damage.empty(scene.host, "FrontTable", row -> !row.pk().equals("IDENTITY"));
    Damage.empty(scene.host, "CiTable", row -> row.pk().matches("(WORKFLOWS|ATTENTION)#.*"));
    assertThat(figures()).isNotEqualTo(figures);
    assertThat(Seen.found(scene.recount(ALL, true))).isEqualTo(damage.expected);
    Seen.assertSame(Seen.numbers(scene.host), numbers);
    Seen.assertSame(figures(), figures);

    assertThat(Seen.found(scene.recount(ALL, true))).as("again").isEmpty();
    Seen.assertSame(figures(), figures);
    assertThat(scene.vendorCalls.get()).as("calls of vendors").isEqualTo(calls);
  }

  @Test
  void onlyThePeriodThatIsAskedForIsRecounted() {
    var damage = new Damage(scene.host);
    String day = "d#D#2026-11-%s#push";
    String workflow = "ROLLUP#id:\\d+#\\d+";
    damage.change("CiTable", row -> is(row, workflow, day.formatted("(19|20)")), "a", 1);
    var inside = Set.copyOf(damage.expected);
    Row outside =
        damage.change("CiTable", row -> is(row, workflow, day.formatted("1[0-5]")), "a", 1);
    var scope =
        new RecountScope(
            Optional.of(LocalDate.parse("2026-11-18")),
            Optional.of(LocalDate.parse("2026-11-21")),
            true);
    assertThat(Seen.found(scene.recount("ci", scope))).isEqualTo(inside);
    new Table(scene.host.dynamo(), scene.host.tableName("CiTable"))
        .put(outside.with("a", outside.number("a")));
  }

  @Test
  void aCommitThatIsLostIsMadeAnew() {
    var figures = figures();
    var numbers = Seen.numbers(scene.host);
    Damage.empty(scene.host, "CiTable", row -> row.sk().equals("COMMIT"));
    scene.recount("ci", true);
    Seen.assertSame(Seen.numbers(scene.host), numbers);
    Seen.assertSame(figures(), figures);
    assertThat(Seen.found(scene.recount("ci", true))).isEmpty();
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void itMayStopAnywhereAndBeRunAgain() throws Exception {
    var figures = figures();
    var numbers = Seen.numbers(scene.host);
    damage();
    Damage.empty(scene.host, "FrontTable", row -> !row.pk().equals("IDENTITY"));
    for (int steps : List.of(5, 60, 250)) {
      METER.killAfter(steps);
      scene.ask(ALL, RecountScene.all(true));
      METER.awaitDeathOr(scene.driver::atRest);
      METER.revive();
    }
    scene.host.awaitIdle(Duration.ofMinutes(6));
    scene.recount(ALL, true);
    Seen.assertSame(Seen.numbers(scene.host), numbers);
    Seen.assertSame(figures(), figures);
    assertThat(Seen.found(scene.recount(ALL, true))).isEmpty();
  }

  @Test
  void writersMayGoOn() {
    var data = new RecountData(scene);
    damage();
    List<Thread> writers = new ArrayList<>();
    String id = scene.ask(ALL, RecountScene.all(true));
    for (int writer = 1; writer <= 3; writer++) {
      long project = writer;
      writers.add(
          Thread.startVirtualThread(
              () -> {
                for (int i = 0; i < 8; i++) {
                  data.deploy(project, "%040x".formatted(0xabc0000 + i), "done", i % 3 > 0);
                }
              }));
    }
    var build = scene.gitHub.runs().getFirst().workflow();
    for (int i = 0; i < 6; i++) {
      scene.gitHub.addRun(
          build,
          RunDraft.at(scene.clock.instant().minus(Duration.ofMinutes(20L * i + 1)))
              .completed(i % 2 == 0 ? "success" : "failure")
              .sha("%040x".formatted(0xabc0000 + i)));
      data.sync();
    }
    writers.forEach(RecountTest::join);
    scene.driver.awaitIdle();
    assertThat(scene.get("/refresh-data/" + id)).contains("\"finished\":true");
    assertThat(Seen.found(scene.recount(ALL, false))).isEmpty();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
