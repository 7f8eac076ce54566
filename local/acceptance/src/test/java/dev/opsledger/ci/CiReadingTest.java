package dev.opsledger.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.simulator.github.world.BulkWorld;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.Workflow;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person reads of runs, and what reading costs. */
class CiReadingTest extends CiScene {
  @Test
  void aRunIsShownAsTheContractSays() {
    Run run = world.addRun(build, RunDraft.at(clock.instant().minusSeconds(60)).branch("main"));
    ci.sync();
    JsonNode shown = ci.runs("/org/acme/daily-runs").getFirst();
    assertThat(shown.fieldNames())
        .toIterable()
        .containsExactly(
            "_id",
            "workflowId",
            "workflowName",
            "workflowPath",
            "workflowRunId",
            "status",
            "conclusion",
            "runAt",
            "repoId",
            "repoName",
            "ownerId",
            "ownerName",
            "branch",
            "commitSHA");
    assertThat(shown.get("_id").isTextual()).isTrue();
    assertThat(shown.get("workflowRunId").asLong()).isEqualTo(run.id());
    assertThat(shown.get("workflowName").asText()).isEqualTo("Build");
    assertThat(shown.get("runAt").asLong())
        .isEqualTo(clock.instant().minusSeconds(60).toEpochMilli());
    assertThat(shown.get("repoName").asText()).isEqualTo("rocket");
    assertThat(shown.get("ownerName").asText()).isEqualTo("Acme");
    assertThat(shown.get("branch").asText()).isEqualTo("main");
  }

  @Test
  void runsComeByRepositoryNameThenNewestFirst() {
    Workflow other = world.addWorkflow(world.addRepository(acme, "anvil"), "Build");
    Run older = world.addRun(build, RunDraft.at(clock.instant().minusSeconds(300)));
    Run newer = world.addRun(build, RunDraft.at(clock.instant().minusSeconds(100)));
    Run first = world.addRun(other, RunDraft.at(clock.instant().minusSeconds(200)));
    ci.sync();
    assertThat(ids("/org/ACME/daily-runs")).containsExactly(first.id(), newer.id(), older.id());
    assertThat(ids("/org/acme/daily-runs/" + build.id())).containsExactly(newer.id(), older.id());
  }

  @Test
  void whatNobodyKnowsIsNotFoundOrEmpty() {
    ci.sync();
    assertThat(ci.runs("/org/acme/daily-runs")).isEmpty();
    assertThat(ci.runs("/org/acme/daily-runs/123456789")).isEmpty();
    assertThat(ci.get("/org/nobody/daily-runs").statusCode()).isEqualTo(404);
    for (String bad : List.of("0", "-1", "x", "1.5", "99999999999999999999")) {
      assertThat(ci.get("/org/acme/daily-runs/" + bad).statusCode()).as(bad).isEqualTo(400);
    }
    for (String bad : List.of("date=yesterday", "date=2026-13-01", "cursor=x", "cursor=AAAA")) {
      var answer = ci.get("/org/acme/daily-runs?" + bad);
      assertThat(answer.statusCode()).as(bad).isEqualTo(400);
      assertThat(CiHost.json(answer.body()).get("error").asText()).isNotEmpty();
    }
  }

  @Test
  void yesterdayStaysReadableAndIsNotToday() {
    Run yesterday = world.addRun(build, RunDraft.at(clock.instant().minus(Duration.ofHours(11))));
    ci.sync();
    assertThat(ids("/org/acme/daily-runs")).isEmpty();
    assertThat(ids("/org/acme/daily-runs?date=2026-11-21")).containsExactly(yesterday.id());
  }

  @Test
  void anythingMayStandInAPath() throws Exception {
    ci.sync();
    String event = Files.readString(Checkout.file("events", "ci-api-daily-runs.json"));
    for (var each :
        Map.of(
                "/org/acme/daily-runs/+1",
                400,
                "/org/acme/daily-runs/1;x=y",
                400,
                "/org/a\\\"b<c>{d}|^`/daily-runs",
                404,
                "/org/%zz/daily-runs",
                404,
                "/org/😀/daily-runs",
                404,
                "/org/" + "a".repeat(5000) + "/daily-runs",
                404)
            .entrySet()) {
      String path =
          event.replace(
              "/org/acme-rockets/daily-runs\",\n      \"protocol",
              each.getKey() + "\",\n      \"protocol");
      assertThat(path).isNotEqualTo(event);
      JsonNode answer = CiHost.json(ci.host.invoke("CiApi", path));
      assertThat(answer.get("statusCode").asInt()).as(each.getKey()).isEqualTo(each.getValue());
      assertThat(CiHost.json(answer.get("body").asText()).get("error").asText()).isNotEmpty();
    }
  }

  @Test
  void readingCostsWhatIsReturnedHoweverMuchIsStored() {
    BulkWorld.addRuns(world, build, 30, clock.instant().minusSeconds(3600), clock.instant());
    ci.sync();
    costOfToday(); // The first request of an instance also reads the time zones that were in use.
    double before = costOfToday();
    BulkWorld.addRuns(
        world,
        build,
        900,
        clock.instant().minus(Duration.ofDays(6)),
        clock.instant().minus(Duration.ofHours(11)));
    world.addRun(build, RunDraft.at(clock.instant().minusSeconds(86_400 * 2)));
    Workflow other = world.addWorkflow(world.addRepository(acme, "old"), "Old");
    BulkWorld.addRuns(
        world,
        other,
        900,
        clock.instant().minus(Duration.ofDays(6)),
        clock.instant().minus(Duration.ofHours(11)));
    ci.sync();
    assertThat(costOfToday()).isEqualTo(before);
  }

  private double costOfToday() {
    ci.meter.reset(ci.ciTable());
    assertThat(ci.runs("/org/acme/daily-runs")).hasSize(30);
    return ci.meter.read();
  }
}
