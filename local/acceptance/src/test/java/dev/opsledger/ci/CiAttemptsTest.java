package dev.opsledger.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.ci.domain.Job;
import dev.opsledger.ci.store.JobStore;
import dev.opsledger.ci.store.RunStore;
import dev.opsledger.local.HostDriver;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.WorkflowJob;
import dev.opsledger.local.simulator.server.Fault;
import dev.opsledger.local.simulator.server.RequestFilters;
import dev.opsledger.local.simulator.server.WebhookCall;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The attempts and the jobs of a run. */
class CiAttemptsTest extends CiRecordScene {
  private static final String ATTEMPTS = ".*/actions/runs/\\d+/attempts/.*";

  @Test
  void everyAttemptIsKeptThoughDeliveriesAreLostAndComeLateAndOutOfOrder() {
    for (int seed = 0; seed < 6; seed++) {
      var random = new Random(seed);
      Run run = world.addRun(build, RunDraft.at(clock.instant()).queued());
      List<WebhookCall> deliveries = new ArrayList<>();
      List<Instant> ends = new ArrayList<>();
      for (int attempt = 1; attempt <= 5; attempt++) {
        deliveries.add(github.webhooks().workflowRun(run));
        clock.advance(Duration.ofSeconds(20));
        world.begin(run);
        deliveries.add(github.webhooks().workflowRun(run));
        clock.advance(Duration.ofMinutes(1));
        world.complete(run, attempt == 1 ? "failure" : "success");
        ends.add(clock.instant());
        deliveries.add(github.webhooks().workflowRun(run));
        clock.advance(Duration.ofMinutes(1));
        if (attempt < 5) {
          world.rerun(run, world.user("ada-" + attempt));
        }
      }
      deliveries.removeIf(_ -> random.nextInt(3) == 0);
      Collections.shuffle(deliveries, random);
      deliveries.forEach(ci::deliver);
      ci.sync();
      JsonNode whole = whole(run);
      assertThat(whole.path("attempts")).as("seed " + seed).hasSize(5);
      for (int i = 0; i < 5; i++) {
        JsonNode attempt = whole.path("attempts").path(i);
        assertThat(attempt.path("attempt").asInt()).isEqualTo(i + 1);
        assertThat(attempt.path("conclusion").asText()).isEqualTo(i == 0 ? "failure" : "success");
        assertThat(attempt.path("triggeringActor").asText())
            .isEqualTo(i == 0 ? "mona-lisa" : "ada-" + i);
        assertThat(time(attempt, "endedAt")).isEqualTo(ends.get(i));
      }
      assertThat(whole.path("conclusion").asText()).isEqualTo("success");
      assertThat(ci.runsById("/org/" + org + "/daily-runs")).containsKey(run.id());
    }
    github.log().clear();
    ci.meter.reset(ci.ciTable());
    ci.sync();
    assertThat(github.log().count(RequestFilters.path(ATTEMPTS))).isZero();
    assertThat(ci.meter.written()).isZero();
  }

  @Test
  void anAttemptThatNoEventBroughtIsAskedForOnce() {
    Run run = world.addRun(build, RunDraft.at(clock.instant()).completed("failure"));
    clock.advance(Duration.ofMinutes(10));
    world.rerun(run, world.user("ada"));
    clock.advance(Duration.ofMinutes(10));
    world.complete(run, "success");
    world.rerun(run, world.user("ada"));
    github.faults().always(RequestFilters.path(".*/attempts/1"), Fault.status(404));
    ci.sync();
    assertThat(github.log().count(RequestFilters.path(ATTEMPTS))).isEqualTo(2);
    assertThat(whole(run).path("attempts")).hasSize(2);
    for (int i = 0; i < 2; i++) {
      clock.advance(Duration.ofMinutes(10));
      world.addRun(build, RunDraft.at(clock.instant()));
      ci.sync();
    }
    assertThat(github.log().count(RequestFilters.path(ATTEMPTS)))
        .as("what GitHub has no more is not asked for again")
        .isEqualTo(2);
  }

  @Test
  void aBackfillAsksForTheEarlierAttemptsOnEachOfItsPages() {
    Instant old = clock.instant().minus(Duration.ofDays(30));
    List<Run> again = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      Run run =
          world.addRun(build, RunDraft.at(old.plus(Duration.ofHours(i))).completed("failure"));
      if (i % 25 == 0) {
        again.add(run);
      }
    }
    for (Run run : again) {
      world.rerun(run, world.user("ada"));
      world.complete(run, "success");
    }
    ci.sync();
    assertThat(again).allSatisfy(run -> assertThat(whole(run).path("attempts")).hasSize(2));
  }

  @Test
  void anEventWhosePredecessorsAreLostAsksForThem() {
    Run run = world.addRun(build, RunDraft.at(clock.instant()).completed("failure"));
    clock.advance(Duration.ofMinutes(10));
    world.rerun(run, world.user("ada"));
    ci.deliver(github.webhooks().workflowRun(run));
    ci.awaitIdle();
    assertThat(github.log().count(RequestFilters.path(ATTEMPTS))).as("they may be late").isZero();
    clock.advance(Duration.ofMinutes(10));
    world.complete(run, "success");
    ci.deliver(github.webhooks().workflowRun(run));
    ci.awaitIdle();
    assertThat(whole(run).at("/attempts/0/conclusion").asText()).isEqualTo("failure");
  }

  @Test
  void jobsStandUnderTheirAttemptWithTheTimeTheyWaited() {
    Run run = world.addRun(build, RunDraft.at(clock.instant()).queued());
    List<WebhookCall> deliveries = new ArrayList<>();
    for (int attempt = 1; attempt <= 2; attempt++) {
      deliveries.addAll(jobs(run));
      clock.advance(Duration.ofSeconds(20L * attempt));
      world.begin(run);
      deliveries.addAll(jobs(run));
      clock.advance(Duration.ofMinutes(1));
      world.complete(run, attempt == 1 ? "failure" : "success");
      deliveries.addAll(jobs(run));
      if (attempt < 2) {
        world.rerun(run, world.user("ada"));
      }
    }
    Collections.shuffle(deliveries, new Random(1));
    deliveries.forEach(ci::deliver);
    assertThat(ci.get(path(run)).statusCode()).as("its run is not known yet").isEqualTo(404);
    ci.sync();
    JsonNode jobs = whole(run).path("jobs");
    assertThat(jobs.findValuesAsText("attempt")).containsExactly("1", "1", "2", "2");
    assertThat(jobs.findValuesAsText("name")).containsExactly("build", "test", "build", "test");
    assertThat(jobs.findValuesAsText("conclusion"))
        .containsExactly("success", "failure", "success", "success");
    assertThat(jobs.findValuesAsText("queuedMs"))
        .containsExactly("20000", "20000", "40000", "40000");
    assertThat(jobs.path(1).path("labels").toString()).isEqualTo("[\"self-hosted\",\"gpu\"]");
    assertThat(jobs.path(1).path("runnerGroup").asText()).isEqualTo("Default");
  }

  @Test
  void aJobsEventCostsOneWriteAndNoneIfItSaysNothingNew() {
    Run run = world.addRun(build, RunDraft.at(clock.instant()).queued());
    ci.sync(); // The host's first event or sync records its time zone.
    WebhookCall queued = jobs(run).getFirst();
    world.begin(run);
    WebhookCall started = jobs(run).getFirst();
    ci.meter.reset(ci.ciTable());
    ci.deliver(started);
    assertThat(ci.meter.written()).as("the job, and the delivery's id").isEqualTo(2);
    ci.meter.reset(ci.ciTable());
    ci.deliver(queued);
    assertThat(ci.meter.written()).as("the delivery's id").isEqualTo(1);
  }

  @Test
  void jobsAreNotKeptWhereTheyAreSwitchedOff() {
    var settings = new HashMap<>(github.settings());
    settings.put("CI_JOBS", "off");
    try (var without = new CiHost(settings, clock)) {
      Run run = world.addRun(build, RunDraft.at(clock.instant()).inProgress());
      assertThat(without.deliver(jobs(run).getFirst()).body()).contains("ignored");
      without.sync();
      assertThat(CiHost.json(without.get(path(run)).body()).path("jobs")).isEmpty();
    }
  }

  @Test
  void moreJobsThanFitAreOnFurtherPages() {
    Run run = world.addRun(build, RunDraft.at(clock.instant()));
    ci.sync();
    List<Job> many = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      many.add(
          new Job(
              i,
              run.id(),
              1,
              i + "é".repeat(10_000),
              List.of(),
              new Job.Runner(Optional.empty(), Optional.empty(), false),
              new Job.State("queued", Optional.empty(), Optional.empty(), Optional.empty()),
              Optional.empty(),
              false,
              false));
    }
    new JobStore(table(), new RunStore(table(), ZoneId.of("UTC"), clock)).save(many);
    var seen = new ArrayList<Long>();
    int pages = 0;
    for (String next = path(run); next != null; pages++) {
      var answer = ci.get(next);
      assertThat(answer.body().length()).isLessThan(4_000_000);
      CiHost.json(answer.body()).path("jobs").forEach(j -> seen.add(j.path("jobId").asLong()));
      next = HostDriver.next(answer);
    }
    assertThat(pages).isEqualTo(2);
    assertThat(seen).hasSize(300).isSorted().doesNotHaveDuplicates();
    assertThat(ci.get(path(run) + "?cursor=x").statusCode()).isEqualTo(400);
  }

  private static List<WebhookCall> jobs(Run run) {
    return WorkflowJob.of(run, run.state(clock.instant())).stream()
        .map(github.webhooks()::workflowJob)
        .toList();
  }
}
