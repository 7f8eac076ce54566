package dev.opsledger.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.GitHubSimulator.Setup;
import dev.opsledger.local.simulator.github.world.BulkWorld;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.Workflow;
import dev.opsledger.local.simulator.server.RequestFilters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A large company's day. */
@Tag("full")
class CiLargeTest {
  private static final int REPOSITORIES = 1_200;
  private static final int IN_ONE_WINDOW = 2_500;
  private static final int OPEN = 200;
  private static final int RUNS = 30_000;
  private static final int RERUN = 50;

  private final SettableClock clock = new SettableClock("2026-11-22T20:00:00Z");
  private final GitHubWorld world = new GitHubWorld(clock);
  private final Instant midnight = Instant.parse("2026-11-22T00:00:00Z");

  @Test
  void everythingIsStoredOnceAndAsksForLittleMoreThanPagingNeeds() {
    Instant now = clock.instant();
    int spread = RUNS - IN_ONE_WINDOW - OPEN;
    new BulkWorld(3, REPOSITORIES, spread, midnight, now).fill(world, 1);
    Workflow busy = world.repository("org-1", "repo-1").orElseThrow().workflows().getFirst();
    BulkWorld.addRuns(world, busy, IN_ONE_WINDOW, midnight, now);
    List<Run> open = openRuns(now);
    try (var github = GitHubSimulator.start(world, clock, Setup.usual().keeping(20_000));
        var ci = new CiHost(github.settings(), clock)) {
      ci.sync();
      assertThat(stored(ci)).isEqualTo(RUNS);
      // One list of installations, twelve pages of repositories, a list for each repository, 25
      // pages for the busy one, and a token for each installation and worker.
      assertThat(calls(github))
          .isLessThanOrEqualTo((int) (1.05 * (1 + 12 + REPOSITORIES - 1 + 26)));

      github.log().clear();
      ci.meter.reset(ci.ciTable());
      ci.sync();
      assertThat(ci.meter.written()).as("an unchanged sync writes nothing").isZero();
      assertThat(calls(github)).isLessThanOrEqualTo(1 + 12 + REPOSITORIES);

      clock.advance(Duration.ofMinutes(10));
      open.forEach(run -> world.complete(run, "success"));
      List<Run> again = world.runs().stream().skip(100).limit(RERUN).toList();
      again.forEach(run -> world.rerun(run, world.user("ada")));
      again.forEach(run -> world.complete(run, "failure"));
      github.log().clear();
      ci.sync();
      assertThat(stored(ci)).isEqualTo(RUNS);
      assertThat(calls(github)).isLessThanOrEqualTo((int) (1.05 * (1 + 12 + REPOSITORIES)));
      assertCompleted(ci);
    }
  }

  private List<Run> openRuns(Instant now) {
    var open = new ArrayList<Run>();
    for (int i = 0; i < OPEN; i++) {
      String organization = "org-" + (i % 3 + 1);
      Workflow workflow =
          world.repository(organization, "repo-" + (i + 1)).orElseThrow().workflows().getFirst();
      open.add(world.addRun(workflow, RunDraft.at(now.minusSeconds(600L + i)).inProgress()));
    }
    return open;
  }

  private int stored(CiHost ci) {
    Map<Long, ?> first = ci.runsById("/org/org-1/daily-runs");
    return first.size()
        + ci.runsById("/org/org-2/daily-runs").size()
        + ci.runsById("/org/org-3/daily-runs").size();
  }

  private static void assertCompleted(CiHost ci) {
    for (int org = 1; org <= 3; org++) {
      assertThat(ci.runs("/org/org-" + org + "/daily-runs"))
          .allSatisfy(run -> assertThat(run.get("status").asText()).isEqualTo("completed"));
    }
  }

  /** Calls but for tokens, of which each worker takes one an hour for each installation. */
  private static int calls(GitHubSimulator github) {
    return github.log().count(RequestFilters.to("GET", ".*"));
  }
}
