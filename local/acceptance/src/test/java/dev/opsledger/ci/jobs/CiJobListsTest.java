package dev.opsledger.ci.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.ci.CiHost;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.GitHubSimulator.Setup;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.Workflow;
import dev.opsledger.local.simulator.github.world.WorkflowJob;
import dev.opsledger.local.simulator.server.Fault;
import dev.opsledger.local.simulator.server.RequestFilters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The jobs of runs of which no event told, where CI_JOBS is all. */
class CiJobListsTest {
  private static final String JOBS = ".*/actions/runs/\\d+/jobs";

  private final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");
  private final GitHubWorld world = new GitHubWorld(clock);
  private GitHubSimulator github;
  private CiHost ci;
  private Workflow build;

  @BeforeEach
  void start() {
    github = GitHubSimulator.start(world, clock, Setup.usual());
    var settings = new HashMap<>(github.settings());
    settings.put("CI_JOBS", "all");
    ci = new CiHost(settings, clock);
    build = world.addWorkflow(world.addRepository(world.install("acme"), "rocket"), "Build");
  }

  @AfterEach
  void stop() {
    ci.close();
    github.close();
  }

  private Run run(int daysAgo) {
    Instant at = clock.instant().minus(Duration.ofDays(daysAgo)).minusSeconds(3_600);
    return world.addRun(build, RunDraft.at(at).completed("success"));
  }

  private JsonNode jobs(Run run) {
    return CiHost.json(ci.get("/org/acme/runs/" + run.id()).body()).path("jobs");
  }

  private long asked() {
    return github.log().count(RequestFilters.path(JOBS));
  }

  @Test
  void eachRunIsAskedForOnceBehindAllThatPerishes() {
    List<Run> runs = new ArrayList<>();
    for (int day : new int[] {0, 1, 20, 60}) {
      runs.add(run(day));
    }
    Run again = run(0);
    world.rerun(again, world.user("ada"));
    world.complete(again, "success");
    Run known = run(0);
    WorkflowJob.of(known, known.state(clock.instant()))
        .forEach(job -> ci.deliver(github.webhooks().workflowJob(job)));
    ci.sync();
    assertThat(asked()).as("not those that events told of").isEqualTo(5);
    var paths = github.log().entries().stream().map(each -> each.request().path()).toList();
    int firstJobs =
        IntStream.range(0, paths.size())
            .filter(i -> paths.get(i).matches(JOBS))
            .min()
            .orElseThrow();
    assertThat(paths.subList(firstJobs, paths.size()))
        .as("runs that GitHub will delete are fetched before")
        .noneMatch(path -> path.endsWith("/actions/runs"));
    for (Run each : runs) {
      assertThat(jobs(each).findValuesAsText("conclusion")).isNotEmpty().doesNotContain("null");
    }
    assertThat(jobs(again).findValuesAsText("attempt")).contains("1", "2");
    ci.sync();
    assertThat(asked()).as("once").isEqualTo(5);
    clock.advance(Duration.ofDays(1));
    Run tomorrow = run(0);
    ci.sync();
    assertThat(asked()).isEqualTo(6);
    assertThat(jobs(tomorrow)).isNotEmpty();
  }

  @Test
  void whatGitHubRefusesLeavesTheOthersAndWhatFailsIsAskedForAgain() {
    Workflow other =
        world.addWorkflow(world.addRepository(world.install("umbrella"), "shield"), "Build");
    Run refused = run(1);
    Run open =
        world.addRun(other, RunDraft.at(clock.instant().minusSeconds(60)).completed("failure"));
    github.faults().always(RequestFilters.path(".*/acme/.*" + JOBS), Fault.status(403));
    github.faults().next(RequestFilters.path(".*/umbrella/.*" + JOBS), Fault.status(502));
    ci.sync();
    assertThat(jobs(refused)).isEmpty();
    assertThat(CiHost.json(ci.get("/org/umbrella/runs/" + open.id()).body()).path("jobs"))
        .isNotEmpty();
    assertThat(ci.get("/sync/ci").body()).contains("jobs of acme/rocket");
  }
}
