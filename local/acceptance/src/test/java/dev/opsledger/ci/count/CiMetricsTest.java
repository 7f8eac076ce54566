package dev.opsledger.ci.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.ci.CiHost;
import dev.opsledger.ci.domain.Archive;
import dev.opsledger.ci.store.ArchiveStore;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.WorkflowJob;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The figures of CI over time. */
class CiMetricsTest extends MetricsScene {
  @Test
  void aPeriodIsShownByStepsBesideTheOneBefore() {
    add("failure", "a1", "main");
    CLOCK.advance(Duration.ofDays(1));
    for (String conclusion : List.of("success", "success", "success", "failure", "cancelled")) {
      add(conclusion, "b-" + conclusion, conclusion.equals("failure") ? "topic" : "main");
    }
    WORLD.addRun(build, RunDraft.at(CLOCK.instant()).queued());
    ci.sync();
    JsonNode shown = metrics("&since=" + today() + "&by=day");

    JsonNode period = shown.path("period");
    assertThat(period.at("/runs/total").asInt()).isEqualTo(6);
    assertThat(period.at("/runs/succeeded").asInt()).isEqualTo(3);
    assertThat(period.at("/runs/open").asInt()).isEqualTo(1);
    assertThat(period.at("/runs/cancelled").asInt()).isEqualTo(1);
    assertThat(period.path("failure_rate").asDouble()).isEqualTo(0.25);
    assertThat(period.at("/duration/count").asInt()).isEqualTo(5);
    assertThat(period.at("/duration/median_seconds").asDouble()).isCloseTo(180, within(9.0));
    assertThat(period.at("/queue/sure").asText()).isEqualTo("none");
    assertThat(period.at("/queue/median_seconds").isNull()).isTrue();
    assertThat(shown.at("/before/runs/failed").asInt()).isEqualTo(1);
    assertThat(shown.at("/before/runs/total").asInt()).isEqualTo(1);
    assertThat(shown.path("steps")).hasSize(1);
    assertThat(metrics("&branch=default").at("/period/failure_rate").asDouble()).isEqualTo(0.25);
    assertThat(metrics("&workflow=" + build.id()).at("/period/runs/total").asInt()).isEqualTo(7);
    assertThat(metrics("&repo=Rocket&event=push").at("/period/runs/total").asInt()).isEqualTo(7);
    assertThat(metrics("&event=schedule").at("/period/runs/total").asInt()).isZero();
  }

  @Test
  void whatARerunReplacesIsWastedAndACommitPassesOnce() {
    Run run = WORLD.addRun(build, RunDraft.at(CLOCK.instant()).queued().sha("c1"));
    deliver(run);
    for (String conclusion : List.of("failure", "success")) {
      CLOCK.advance(Duration.ofSeconds(30));
      WORLD.begin(run);
      deliver(run);
      jobs(run);
      CLOCK.advance(Duration.ofSeconds(90));
      WORLD.complete(run, conclusion);
      deliver(run);
      jobs(run);
      if (conclusion.equals("failure")) {
        WORLD.rerun(run, WORLD.user("ada"));
        deliver(run);
      }
    }
    ci.awaitIdle();
    JsonNode shown = metrics("");
    JsonNode period = shown.path("period");
    assertThat(period.at("/runs/succeeded").asInt()).isEqualTo(1);
    assertThat(period.path("attempts").asInt()).isEqualTo(2);
    assertThat(period.at("/reruns/passed").asInt()).isEqualTo(1);
    assertThat(period.path("wasted_seconds").asInt()).isBetween(90, 120);
    assertThat(period.at("/time_to_pass/median_seconds").asDouble()).isCloseTo(240, within(12.0));
    assertThat(period.at("/queue/median_seconds").asDouble()).isCloseTo(30, within(1.5));
    assertThat(period.at("/queue/sure").asText()).isEqualTo("all");
    assertThat(period.at("/cost/runners").toString()).contains("self-hosted", "minutes");
    assertThat(shown.at("/flaky/0/commits/0/commit").asText()).isEqualTo("c1");
  }

  private static void jobs(Run run) {
    for (WorkflowJob job : WorkflowJob.of(run, run.state(CLOCK.instant()))) {
      assertThat(ci.deliver(github.webhooks().workflowJob(job)).statusCode()).isEqualTo(200);
    }
  }

  private void deliver(Run run) {
    assertThat(ci.deliver(github.webhooks().workflowRun(run)).statusCode()).isEqualTo(200);
  }

  @Test
  void aWorkflowIsBrokenSinceItsFirstFailureUntilItPasses() {
    add("success", "d1", "main");
    add("failure", "d2", "main");
    add("failure", "d3", "main");
    add("success", "d4", "topic");
    add("cancelled", "d5", "main");
    ci.sync();
    JsonNode broken = metrics("").path("broken");
    assertThat(broken).hasSize(1);
    assertThat(broken.at("/0/commit").asText()).isEqualTo("d2");
    assertThat(broken.at("/0/repo").asText()).isEqualTo("rocket");
    assertThat(broken.at("/0/actor").asText()).isEqualTo("mona-lisa");
    assertThat(broken.at("/0/seconds").asLong()).isBetween(2_100L, 2_300L);
    add("success", "d6", "main");
    ci.sync();
    assertThat(metrics("").path("broken")).isEmpty();
  }

  @Test
  void fiveCleanPassesHealAFlakyWorkflow() {
    add("failure", "e1", "main");
    add("success", "e1", "main");
    ci.sync();
    assertThat(metrics("").at("/flaky/0/commits").findValuesAsText("commit")).containsExactly("e1");
    for (int i = 0; i < 5; i++) {
      add("success", "f" + i, "main");
    }
    ci.sync();
    assertThat(metrics("").path("flaky")).isEmpty();
  }

  @Test
  void aPeriodOfWhichRunsAreStillBeingImportedIsNotSure() {
    add("success", "h1", "main");
    ci.sync();
    var archives = new ArchiveStore(new Table(ci.host.dynamo(), ci.ciTable()));
    var stored = archives.find(build.repository().id());
    Archive known = stored.orElseThrow().archive();
    Instant now = CLOCK.instant();
    Instant listedTo = now.minus(Duration.ofDays(10));
    archives.put(
        Archive.begin(
            known.installation(),
            known.repository(),
            known.retention(),
            listedTo,
            Optional.empty(),
            0,
            now),
        stored);
    JsonNode whole = metrics("&since=" + today().minusDays(20));
    assertThat(whole.path("sure").asText()).isEqualTo("some");
    assertThat(whole.path("why").asText())
        .isEqualTo("older runs of " + org + "/rocket are still being imported");
    assertThat(metrics("&since=" + today().minusDays(5)).path("sure").asText()).isEqualTo("all");
    ci.sync();
    JsonNode imported = metrics("&since=" + today().minusDays(20));
    assertThat(imported.path("sure").asText()).as("once it is read").isEqualTo("all");
  }

  @Test
  void aWorkflowOfAnotherRepositoryIsNotFound() {
    var capsule = WORLD.addRepository(acme, "capsule");
    var other = WORLD.addWorkflow(capsule, "Build");
    WORLD.addRun(other, RunDraft.at(CLOCK.instant()).completed("success"));
    add("success", "i1", "main");
    ci.sync();
    assertThat(metrics("&repo=capsule&workflow=" + other.id()).at("/period/runs/total").asInt())
        .isEqualTo(1);
    String page = "/ci/" + org + "/";
    for (String wrong :
        List.of(
            "/metrics/ci?org=" + org + "&repo=rocket&workflow=" + other.id(),
            "/metrics/ci?org=" + org + "&repo=nope",
            page + "nope",
            page + "rocket/" + other.id(),
            page + "capsule/999")) {
      assertThat(ci.get(wrong).statusCode()).as(wrong).isEqualTo(404);
    }
    for (String right : List.of("rocket", "capsule", "capsule/" + other.id())) {
      assertThat(ci.get(page + right).statusCode()).as(right).isEqualTo(200);
    }
    String huge = Long.toString(Long.MAX_VALUE);
    assertThat(ci.get("/org/" + org + "/daily-runs/" + huge).body()).isEqualTo("[]");
    assertThat(ci.get("/org/" + org + "/runs/" + huge).statusCode()).isEqualTo(404);
    for (String date : List.of("-0001-01-01", "%2B10000-01-01")) {
      assertThat(ci.get("/org/" + org + "/daily-runs?date=" + date).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void theFileHasTheSameFigures() {
    add("success", "g1", "main");
    ci.sync();
    String query = "/metrics/ci.csv?org=" + org + "&by=week&since=" + today().minusDays(20);
    HttpResponse<String> file = ci.get(query);
    assertThat(file.statusCode()).as(file.body()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type"))
        .hasValueSatisfying(t -> assertThat(t).startsWith("text/csv"));
    List<String> lines = file.body().lines().toList();
    assertThat(lines.getFirst()).startsWith("row,since,until,runs,open,succeeded,failed");
    assertThat(lines.getFirst()).endsWith(",estimated_usd,jobs_known,cost_sure,sure,why");
    assertThat(lines.get(lines.size() - 2))
        .startsWith("period,")
        .contains(",1,0,1,0,")
        .as("no job is known")
        .endsWith(",,,none,none,all,");
    var accepting =
        HttpRequest.newBuilder(ci.uri(query.replace(".csv", "")))
            .header("Accept", "text/csv")
            .build();
    assertThat(ci.send(accepting).body()).isEqualTo(file.body());
  }

  @Test
  void whatCannotBeAnsweredIsSaid() {
    ci.sync();
    for (String wrong :
        List.of(
            "?x=1",
            "?org=" + org + "&workflow=ci.yml",
            "?org=" + org + "&branch=main",
            "?org=" + org + "&by=hour",
            "?org=" + org + "&since=2026-13-01",
            "?org=" + org + "&since=2026-11-02&until=2026-11-01",
            "?org=" + org + "&since=2024-01-01",
            "?org=" + org + "&since=" + today().minusDays(200) + "&by=day",
            "?org=" + org + "&event=a%20b")) {
      assertThat(ci.get("/metrics/ci" + wrong).statusCode()).as(wrong).isEqualTo(400);
    }
    assertThat(ci.get("/metrics/ci?org=nobody").statusCode()).isEqualTo(404);
    assertThat(ci.get("/metrics/ci?org=" + org + "&repo=nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void aRenamedOrganizationHasItsFiguresUnderBothNames() {
    add("success", "h1", "main");
    ci.sync();
    WORLD.rename(WORLD.account(org).orElseThrow(), org + "-now");
    ci.sync();
    for (String name : List.of(org, org + "-now")) {
      JsonNode shown = CiHost.json(ci.get("/metrics/ci?org=" + name).body());
      assertThat(shown.at("/period/runs/succeeded").asInt()).as(name).isEqualTo(1);
    }
  }
}
