package dev.opsledger.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.github.world.AppInstallation;
import dev.opsledger.local.simulator.github.world.BulkWorld;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.Workflow;
import dev.opsledger.local.simulator.server.RequestFilters;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a sync of runs brings, from the schedule to what a person reads. */
class CiSyncTest extends CiScene {
  @Test
  void aRunThatEndsBetweenTwoSyncsIsCompletedAndARerunUpdatesItsRow() {
    Run run = world.addRun(build, RunDraft.at(clock.instant().minusSeconds(60)).inProgress());
    ci.sync();
    assertThat(only().get("status").asText()).isEqualTo("in_progress");
    assertThat(only().get("conclusion").isNull()).isTrue();
    String id = only().get("_id").asText();

    clock.advance(Duration.ofMinutes(5));
    world.complete(run, "failure");
    ci.sync();
    assertThat(only().get("conclusion").asText()).isEqualTo("failure");

    clock.advance(Duration.ofMinutes(5));
    world.rerun(run, world.user("ada"));
    ci.sync();
    assertThat(only().get("status").asText()).isEqualTo("queued");
    assertThat(only().get("conclusion").isNull()).isTrue();
    clock.advance(Duration.ofMinutes(5));
    world.complete(run, "success");
    ci.sync();
    assertThat(only().get("conclusion").asText()).isEqualTo("success");
    assertThat(only().get("_id").asText()).isEqualTo(id);
  }

  @Test
  void anOpenRunBehindAHundredNewerOnesIsStillFollowed() {
    Run slow = world.addRun(build, RunDraft.at(clock.instant().minusSeconds(7200)).inProgress());
    BulkWorld.addRuns(world, build, 150, clock.instant().minusSeconds(3600), clock.instant());
    ci.sync();
    clock.advance(Duration.ofMinutes(10));
    world.complete(slow, "success");
    ci.sync();
    assertThat(ci.runsById("/org/acme/daily-runs").get(slow.id()).get("status").asText())
        .isEqualTo("completed");
  }

  @Test
  void aWindowOverGitHubsThousandIsSplitUntilNothingIsCutOff() {
    BulkWorld.addRuns(world, build, 2_500, clock.instant().minusSeconds(9 * 3600), clock.instant());
    ci.sync();
    assertThat(ci.runsById("/org/acme/daily-runs")).hasSize(2_500);
    assertThat(github.log().count(RequestFilters.path("/repos/.*/actions/runs|/repositories/.*")))
        .as("2,500 runs are 25 pages, and a page is read again where a list ends")
        .isLessThanOrEqualTo(28);
  }

  @Test
  void anUnchangedSyncWritesNoRunAndAsksForNothingButHeads() {
    BulkWorld.addRuns(world, build, 250, clock.instant().minusSeconds(3600), clock.instant());
    world.addRun(
        world.addWorkflow(world.addRepository(acme, "anvil"), "Build"), RunDraft.at(world.now()));
    world.addRepository(acme, "empty");
    ci.sync();
    github.log().clear();
    ci.meter.reset(ci.ciTable());
    ci.sync();
    assertThat(ci.meter.written()).isZero();
    assertThat(github.log().entries(RequestFilters.path("/repos/.*")))
        .hasSize(3)
        .allSatisfy(call -> assertThat(call.status()).isEqualTo(304));
    assertThat(github.log().count(RequestFilters.path("/app/installations|/installation/.*")))
        .isEqualTo(2);
  }

  @Test
  void anIdleRepositoryIsAskedForConditionallyForEver() {
    world.addRun(build, RunDraft.at(clock.instant().minusSeconds(60)));
    world.addRepository(acme, "empty");
    ci.sync();
    for (int month = 0; month < 3; month++) {
      clock.advance(Duration.ofDays(40));
      List.of(1, 2, 3).forEach(_ -> ci.sync());
      clock.advance(Duration.ofMinutes(15));
      github.log().clear();
      ci.meter.reset(ci.ciTable());
      ci.sync();
      assertThat(github.log().entries(RequestFilters.path("/repos/.*")))
          .hasSize(2)
          .allSatisfy(call -> assertThat(call.status()).isEqualTo(304));
      assertThat(ci.meter.written()).isZero();
    }
    assertThat(ids("/org/acme/daily-runs?date=2026-11-22")).hasSize(1);
  }

  @Test
  void aRunThatALateIndexHidesWhereAWindowEndsIsFoundByTheNextSync() {
    world.addRun(build, RunDraft.at(clock.instant().minusSeconds(60)));
    ci.sync();
    clock.advance(Duration.ofDays(40));
    Run hidden = world.addRun(build, RunDraft.at(clock.instant().minus(Duration.ofDays(2))));
    world.addRun(build, RunDraft.at(clock.instant().minusSeconds(60)));
    github.quirks().hide(run -> run.id() == hidden.id());
    ci.sync();
    github.quirks().hide(_ -> false);
    clock.advance(Duration.ofMinutes(15));
    ci.sync();
    assertThat(ids("/org/acme/daily-runs?date=2026-12-30")).containsExactly(hidden.id());
  }

  @Test
  void aRunThatNoCountTellsOfIsFoundByTheDailyLookAtTheWholeWindow() {
    BulkWorld.addRuns(world, build, 250, clock.instant().minusSeconds(7_200), clock.instant());
    List<Run> oldest = world.runs().stream().sorted(Comparator.comparing(Run::createdAt)).toList();
    Run hidden = oldest.get(20);
    github.quirks().hide(run -> run.id() == hidden.id());
    ci.sync();
    // One goes when the other comes, so GitHub counts as many as before.
    world.delete(oldest.get(10));
    github.quirks().hide(_ -> false);
    clock.advance(Duration.ofHours(25));
    world.addRun(build, RunDraft.at(clock.instant().minusSeconds(60)));
    ci.sync();
    assertThat(ids("/org/acme/daily-runs?date=2026-11-22")).contains(hidden.id());
  }

  @Test
  void aChangedRunIsWrittenAndItsUnchangedNeighboursAreNot() {
    BulkWorld.addRuns(world, build, 40, clock.instant().minusSeconds(3600), clock.instant());
    Run run = world.addRun(build, RunDraft.at(clock.instant().minusSeconds(60)).inProgress());
    ci.sync();
    clock.advance(Duration.ofMinutes(5));
    world.complete(run, "success");
    ci.meter.reset(ci.ciTable());
    ci.sync();
    assertThat(ci.meter.written())
        .as(
            "2 for its row and for each place in three indexes, its commit, two rollups; a"
                + " checkpoint")
        .isBetween(4.0, 15.0);
  }

  @Test
  void oneBadRepositoryFailsNothingElseAndTheProgressSaysWhy() {
    world.addRun(build, RunDraft.at(clock.instant().minusSeconds(60)));
    world.addRepository(acme, "secret").forbidden(true);
    world.addRepository(acme, "quiet").actionsOff(true);
    AppInstallation asleep = world.install("sleepy");
    world.suspend(asleep);
    JsonNode progress = refresh();
    assertThat(ids("/org/acme/daily-runs")).hasSize(1);
    assertThat(progress.get("finished").asBoolean()).isTrue();
    assertThat(progress.get("failed").asInt())
        .isEqualTo(progress.get("failures").size())
        .isPositive();
    assertThat(progress.get("planned").asInt())
        .isEqualTo(progress.get("done").asInt() + progress.get("failed").asInt());
    assertThat(progress.get("failures").findValuesAsText("unit")).contains("Acme/secret");
    assertThat(progress.get("failures").findValuesAsText("reason"))
        .allSatisfy(r -> assertThat(r).contains("40"));
    assertThat(progress.get("skipped").findValuesAsText("unit")).containsExactly("sleepy");
    assertThat(ci.get("/org/sleepy/daily-runs").statusCode()).isEqualTo(200);
  }

  @Test
  void aRenamedRepositoryKeepsItsRuns() {
    Run run = world.addRun(build, RunDraft.at(clock.instant().minusSeconds(60)));
    ci.sync();
    world.rename(rocket, "starship");
    clock.advance(Duration.ofMinutes(1));
    world.addRun(build, RunDraft.at(clock.instant()));
    ci.sync();
    var runs = ci.runsById("/org/acme/daily-runs");
    assertThat(runs).hasSize(2).containsKey(run.id());
    assertThat(runs.values())
        .allSatisfy(r -> assertThat(r.get("repoName").asText()).isEqualTo("starship"));
  }

  @Test
  void anOrganizationThatUninstallsIsNotFound() {
    ci.sync();
    assertThat(ci.get("/org/acme/daily-runs").statusCode()).isEqualTo(200);
    clock.advance(Duration.ofMinutes(1));
    world.uninstall(acme);
    ci.sync();
    assertThat(ci.get("/org/acme/daily-runs").statusCode()).isEqualTo(404);
  }

  @Test
  void aLateRepositoryGetsTheSameBackfill() {
    ci.sync();
    Workflow late = world.addWorkflow(world.addRepository(acme, "late"), "Build");
    Run old = world.addRun(late, RunDraft.at(clock.instant().minus(Duration.ofDays(6))));
    Run older = world.addRun(late, RunDraft.at(clock.instant().minus(Duration.ofDays(89))));
    ci.sync();
    assertThat(ids("/org/acme/daily-runs?date=2026-11-16")).containsExactly(old.id());
    assertThat(ids("/org/acme/daily-runs?date=2026-08-25")).containsExactly(older.id());
  }

  @Test
  void twoRefreshesAtOnceShareOne() {
    ci.meter.reset("");
    var first = CiHost.json(ci.post("/refresh-data", Map.of(), "").body());
    var second = ci.post("/refresh-data", Map.of(), "");
    assertThat(second.statusCode()).isEqualTo(202);
    assertThat(CiHost.json(second.body()).get("refreshId")).isEqualTo(first.get("refreshId"));
    assertThat(first.get("status").asText())
        .endsWith("/refresh-data/" + first.get("refreshId").asText());
    ci.awaitIdle();
    var third = CiHost.json(ci.post("/refresh-data", Map.of(), "").body());
    assertThat(third.get("refreshId")).isNotEqualTo(first.get("refreshId"));
    assertThat(ci.get("/refresh-data/00000000-0000-0000-0000-000000000000").statusCode())
        .isEqualTo(404);
    assertThat(ci.get("/refresh-data/%20x").statusCode()).isEqualTo(404);
  }

  private JsonNode refresh() {
    JsonNode asked = CiHost.json(ci.post("/refresh-data", Map.of(), "").body());
    ci.awaitIdle();
    return CiHost.json(ci.get(asked.get("status").asText()).body());
  }

  private JsonNode only() {
    List<JsonNode> runs = ci.runs("/org/acme/daily-runs");
    assertThat(runs).hasSize(1);
    return runs.getFirst();
  }
}
