package dev.opsledger.ci.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.ci.CiHost;
import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.GitHubSimulator.Setup;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.Workflow;
import dev.opsledger.local.simulator.github.world.WorkflowJob;
import dev.opsledger.local.simulator.server.WebhookCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Events of jobs that are lost, come twice, at once and in any order. */
class CiJobOrderTest {
  private static final List<String> STATES = List.of("queued", "in_progress", "completed");

  private final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");
  private final GitHubWorld world = new GitHubWorld(clock);

  @Test
  void eachJobIsThereOnceUnderItsAttempt() {
    deliver(300);
  }

  @Test
  @Tag("full")
  void soItIsWithFiftyThousandEvents() {
    deliver(50_000);
  }

  private void deliver(int events) {
    var random = new Random(events);
    var sent = new ArrayList<WorkflowJob>();
    var runs = new ArrayList<Run>();
    try (var github = GitHubSimulator.start(world, clock, Setup.usual());
        var ci = new CiHost(github.settings(), clock)) {
      Workflow build =
          world.addWorkflow(world.addRepository(world.install("acme"), "rocket"), "Build");
      while (sent.size() < events) {
        Run run = world.addRun(build, RunDraft.at(clock.instant()).queued());
        runs.add(run);
        live(run, runs.size() % 5 == 0 ? 3 : 1, sent, random);
      }
      Collections.shuffle(sent, random);
      List<WebhookCall> calls =
          sent.stream().map(github.webhooks()::workflowJob).collect(Collectors.toList());
      // GitHub sends the same delivery again when somebody asks it to.
      calls.addAll(calls.subList(0, calls.size() / 10));
      BoundedParallel.map(List.of(0, 1, 2, 3), sender -> send(calls, sender, ci));
      ci.sync();

      Map<Long, List<WorkflowJob>> byRun =
          sent.stream().collect(Collectors.groupingBy(job -> job.run().id()));
      for (Run run : runs) {
        JsonNode jobs = CiHost.json(ci.get("/org/acme/runs/" + run.id()).body()).path("jobs");
        assertThat(jobs.valueStream().map(CiJobOrderTest::shown).toList())
            .isEqualTo(expected(byRun.getOrDefault(run.id(), List.of())));
      }
    }
  }

  /** Delivers every fourth webhook, while three others deliver the rest. */
  private static int send(List<WebhookCall> calls, int sender, CiHost ci) {
    for (int i = sender; i < calls.size(); i += 4) {
      assertThat(ci.deliver(calls.get(i)).statusCode()).isLessThan(300);
    }
    return calls.size();
  }

  /** Lets a run live, of whose jobs a fifth of the events is lost and a fifth comes twice. */
  private void live(Run run, int attempts, List<WorkflowJob> sent, Random random) {
    for (int attempt = 1; attempt <= attempts; attempt++) {
      tell(run, sent, random);
      clock.advance(Duration.ofSeconds(random.nextInt(90)));
      world.begin(run);
      tell(run, sent, random);
      clock.advance(Duration.ofSeconds(1 + random.nextInt(90)));
      world.complete(run, random.nextBoolean() ? "failure" : "success");
      tell(run, sent, random);
      if (attempt < attempts) {
        world.rerun(run, world.user("ada"));
      }
    }
  }

  private void tell(Run run, List<WorkflowJob> sent, Random random) {
    for (WorkflowJob job : WorkflowJob.of(run, run.state(clock.instant()))) {
      int times = List.of(0, 1, 1, 1, 2).get(random.nextInt(5));
      sent.addAll(Collections.nCopies(times, job));
    }
  }

  /** What the furthest of the events says of each job, in the order of attempts. */
  private static List<String> expected(List<WorkflowJob> events) {
    var furthest = new TreeMap<Long, WorkflowJob>();
    for (WorkflowJob event : events) {
      furthest.merge(event.id(), event, CiJobOrderTest::further);
    }
    return furthest.values().stream().map(CiJobOrderTest::text).toList();
  }

  private static WorkflowJob further(WorkflowJob one, WorkflowJob other) {
    return STATES.indexOf(one.status()) > STATES.indexOf(other.status()) ? one : other;
  }

  private static String text(WorkflowJob job) {
    boolean begun = !job.status().equals("queued");
    return String.join(
        " ",
        Long.toString(job.id()),
        Integer.toString(job.attempt().attempt()),
        job.name(),
        job.status(),
        String.valueOf(job.conclusion()),
        begun
            ? Long.toString(Duration.between(job.createdAt(), job.startedAt()).toMillis())
            : "null");
  }

  private static String shown(JsonNode job) {
    return String.join(
        " ",
        job.path("jobId").asText(),
        job.path("attempt").asText(),
        job.path("name").asText(),
        job.path("status").asText(),
        job.path("conclusion").asText(),
        job.path("queuedMs").asText());
  }
}
