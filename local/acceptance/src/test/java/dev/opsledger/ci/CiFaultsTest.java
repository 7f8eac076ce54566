package dev.opsledger.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubFaults;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.world.BulkWorld;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.server.Fault;
import dev.opsledger.local.simulator.server.RequestFilters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes wrong on the way harms nothing in the end. */
class CiFaultsTest {
  private static final int RUNS = 400;

  private static GitHubSimulator github(Clock clock, int repositories) {
    var world = new GitHubWorld(clock);
    Instant now = clock.instant();
    new BulkWorld(2, repositories, RUNS, now.minusSeconds(7200), now).fill(world, 1);
    return GitHubSimulator.start(world, clock);
  }

  private static int stored(CiHost ci, GitHubSimulator github) {
    String day = "?date=2026-11-22";
    var first = ci.runsById("/org/org-1/daily-runs" + day);
    var second = ci.runsById("/org/org-2/daily-runs" + day);
    first.values().forEach(run -> assertThat(run.get("status").asText()).isEqualTo("completed"));
    assertThat(github.world().runs()).extracting(r -> r.id()).containsAll(first.keySet());
    return first.size() + second.size();
  }

  @Test
  void serverErrorsAndBrokenConnectionsAreRidenOut() {
    var clock = new SettableClock("2026-11-22T10:00:00Z");
    try (var github = github(clock, 40);
        var ci = new CiHost(github.settings(), clock)) {
      github.faults().share(0.05, RequestFilters.path("/repos/.*"), Fault.status(500));
      github.faults().times(3, RequestFilters.path("/repos/.*"), new Fault.CutBody());
      github.faults().times(2, RequestFilters.path("/installation/.*"), new Fault.GarbageBody());
      ci.sync();
      assertThat(stored(ci, github)).isEqualTo(RUNS);
      assertThat(github.log().total())
          .as("new runs, retention and older runs of 40 repositories, and no busy loop")
          .isLessThan(180);
    }
  }

  @Test
  void anAnswerWithoutItsListSaysNothing() {
    var clock = new SettableClock("2026-11-22T10:00:00Z");
    try (var github = github(clock, 4);
        var ci = new CiHost(github.settings(), clock)) {
      ci.sync();
      clock.advance(Duration.ofMinutes(15));
      Fault empty = Fault.status(200, Map.of(), "{\"total_count\":0}");
      Fault none = Fault.status(200, Map.of(), "[]");
      github.faults().times(1, RequestFilters.path("/app/installations"), empty);
      github.faults().times(1, RequestFilters.path("/app/installations"), none);
      github.faults().times(1, RequestFilters.path("/app/installations/\\d+"), empty);
      github.faults().times(1, RequestFilters.path("/installation/repositories"), empty);
      github.faults().times(2, RequestFilters.path("/repos/.*/actions/runs"), empty);
      BulkWorld.addRuns(
          github.world(),
          github.world().runs().getFirst().workflow(),
          5,
          clock.instant().minusSeconds(60),
          clock.instant());
      ci.sync();
      assertThat(stored(ci, github)).isEqualTo(RUNS + 5);
      assertThat(ci.get("/org/org-1/daily-runs").statusCode()).isEqualTo(200);
      assertThat(CiHost.json(ci.get("/sync").body()).at("/sources/0/status").asText())
          .isEqualTo("ok");
    }
  }

  @Test
  void aTokenThatDiesEarlyIsRenewedOnce() {
    var clock = new SettableClock("2026-11-22T10:00:00Z");
    try (var github = github(clock, 10);
        var ci = new CiHost(github.settings(), clock)) {
      github
          .faults()
          .times(2, RequestFilters.path("/repos/org-1/.*"), GitHubFaults.badCredentials());
      ci.sync();
      assertThat(stored(ci, github)).isEqualTo(RUNS);
    }
  }

  @Test
  void aPrimaryLimitParksTheInstallationAloneUntilItsReset() {
    var clock = new SettableClock("2026-11-22T10:00:00Z");
    try (var github = github(clock, 40);
        var ci = new CiHost(github.settings(), clock)) {
      github.limits().limit(github.world().installations().getFirst(), 8);
      ci.plan();
      ci.awaitParked();
      assertThat(ci.runsById("/org/org-2/daily-runs")).hasSize(RUNS / 2);
      assertThat(ci.runsById("/org/org-1/daily-runs").size()).isLessThan(RUNS / 2);
      assertThat(github.log().entries().stream().filter(call -> call.status() == 403).count())
          .as("calls that four workers with ten units each had under way, and no more")
          .isLessThanOrEqualTo(40);
      clock.advance(Duration.ofMinutes(61));
      github.limits().limit(github.world().installations().getFirst(), 5_000);
      ci.plan();
      ci.awaitParked();
      assertThat(stored(ci, github)).isEqualTo(RUNS);
    }
  }

  @Test
  void aSecondaryLimitIsWaitedForWithoutCountingAsAnAttempt() {
    Clock clock = Clock.systemUTC();
    var world = new GitHubWorld(clock);
    Instant now = clock.instant();
    new BulkWorld(1, 5, 50, now.minusSeconds(60), now).fill(world, 1);
    try (var github = GitHubSimulator.start(world, clock);
        var ci =
            new CiHost(
                github.settings(),
                clock,
                b -> b.with("CiWorker.Properties.Environment.Variables.SYNC_MAX_ATTEMPTS", "1"))) {
      var limit = GitHubFaults.secondaryLimit(Duration.ofSeconds(1));
      github.faults().times(4, RequestFilters.path("/repos/.*"), limit);
      ci.sync();
      String path = "/org/org-1/daily-runs?date=";
      int sum =
          ci.runs(path + now.toString().substring(0, 10)).size()
              + (now.minusSeconds(60).toString().startsWith(now.toString().substring(0, 10))
                  ? 0
                  : ci.runs(path + now.minusSeconds(60).toString().substring(0, 10)).size());
      assertThat(sum).isEqualTo(50);
    }
  }

  @Test
  void aUnitThatFailsForGoodGoesToTheDeadLettersWithItsReasonAndTheOthersGoOn() {
    var clock = new SettableClock("2026-11-22T10:00:00Z");
    try (var github = github(clock, 10);
        var ci = new CiHost(github.settings(), clock)) {
      github.faults().always(RequestFilters.path("/repos/org-1/repo-1/.*"), Fault.status(502));
      var asked = CiHost.json(ci.post("/refresh-data", Map.of(), "").body());
      ci.awaitIdle();
      var progress = CiHost.json(ci.get(asked.get("status").asText()).body());
      assertThat(progress.get("finished").asBoolean()).isTrue();
      assertThat(progress.get("failed").asInt()).isEqualTo(1);
      assertThat(progress.get("failures").get(0).get("reason").asText()).contains("502");
      String deadLetters = ci.host.queueUrl("CiDeadLetters");
      var deadLettered =
          ci.host
              .sqs()
              .receiveMessage(r -> r.queueUrl(deadLetters).messageAttributeNames("All"))
              .messages();
      assertThat(deadLettered).hasSize(1);
      assertThat(deadLettered.getFirst().messageAttributes().get("reason").stringValue())
          .contains("502");
      assertThat(github.log().count(RequestFilters.path("/repos/org-1/repo-1/.*")))
          .as("five attempts of three tries")
          .isEqualTo(15);
    }
  }

  @Test
  void aWorkerKilledAnywhereLosesAndDoublesNothing() {
    killed(12);
  }

  @Test
  @Tag("full")
  void aWorkerKilledAtFiftyRandomPointsLosesAndDoublesNothing() {
    killed(50);
  }

  private static void killed(int times) {
    var random = new Random(times);
    var clock = new SettableClock("2026-11-22T10:00:00Z");
    try (var github = github(clock, 20);
        var ci =
            new CiHost(
                github.settings(),
                clock,
                b ->
                    b.with("CiQueue.Properties.VisibilityTimeout", 1)
                        .with(
                            "CiWorker.Properties.Environment.Variables.SYNC_MAX_ATTEMPTS",
                            "100"))) {
      List<Run> rerun = rerun(github.world(), 10);
      int deaths = 0;
      for (int i = 0; i < times; i++) {
        // A sync takes some 1,500 steps the first time, and an unchanged one some 200.
        ci.meter.killAfter(1 + random.nextInt(150));
        try {
          ci.plan();
        } catch (AssertionError planner) {
          assertThat(planner).hasMessage("the planner failed");
        }
        ci.meter.awaitDeathOr(ci::atRest);
        deaths += ci.meter.revive() ? 1 : 0;
      }
      assertThat(deaths).isGreaterThan(times / 2);
      ci.sync();
      assertThat(stored(ci, github)).isEqualTo(RUNS);
      for (Run run : rerun) {
        String path = "/org/" + run.repository().owner().login() + "/runs/" + run.id();
        assertThat(CiHost.json(ci.get(path).body()).path("attempts").findValuesAsText("status"))
            .containsExactly("completed", "completed", "completed");
      }
      var asked = CiHost.json(ci.post("/refresh-data", Map.of(), "").body());
      ci.awaitIdle();
      var progress = CiHost.json(ci.get(asked.get("status").asText()).body());
      assertThat(progress.get("finished").asBoolean()).isTrue();
      assertThat(progress.get("failed").asInt()).isZero();
    }
  }

  /** Re-runs some runs twice. */
  private static List<Run> rerun(GitHubWorld world, int count) {
    List<Run> runs = world.runs().stream().limit(count).toList();
    for (Run run : runs) {
      for (int again = 0; again < 2; again++) {
        world.rerun(run, world.user("ada"));
        world.complete(run, "success");
      }
    }
    return runs;
  }
}
