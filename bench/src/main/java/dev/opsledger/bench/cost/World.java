package dev.opsledger.bench.cost;

import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.world.BulkWorld;
import dev.opsledger.local.simulator.github.world.Gist;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Installation;
import dev.opsledger.local.simulator.github.world.Workflow;
import dev.opsledger.local.simulator.pagerduty.PagerDutySimulator;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Vendors that tell the same of today and the more of days before: at the factor 1 ten runs, ten
 * incidents and ten gists, all of today.
 */
final class World implements AutoCloseable {
  private static final int ONE = 10;
  private static final Duration HISTORY = Duration.ofDays(170);

  final Clock clock = Clock.fixed(Instant.parse("2026-11-22T21:00:00Z"), ZoneOffset.UTC);
  private final GitHubSimulator github;
  private final PagerDutySimulator pagerDuty;

  /**
   * @param factor how much there is
   * @param repositories how many there are; all but the first have no runs
   */
  World(int factor, int repositories) {
    github = GitHubSimulator.start(github(factor, repositories), clock);
    pagerDuty =
        PagerDutySimulator.start(incidents(factor), clock, 1_000_000, UnaryOperator.identity());
  }

  private GitHubWorld github(int factor, int repositories) {
    var world = new GitHubWorld(clock);
    Installation acme = world.install("acme");
    Workflow workflow = world.addWorkflow(world.addRepository(acme, "rocket"), "CI");
    for (int i = 1; i < repositories; i++) {
      world.addWorkflow(world.addRepository(acme, "quiet-" + i), "CI");
    }
    Instant now = clock.instant();
    Instant midnight = now.minus(Duration.ofHours(21));
    BulkWorld.addRuns(world, workflow, ONE, midnight, now);
    BulkWorld.addRuns(world, workflow, ONE * (factor - 1), midnight.minus(HISTORY), midnight);
    for (int i = 0; i < ONE * factor; i++) {
      var file = new Gist.File("notes.md", "Markdown", 10);
      Instant at = now.minusSeconds(i);
      world.put(
          new Gist("%020x".formatted(i), world.user("ada"), "Gist " + i, List.of(file), at, at));
    }
    return world;
  }

  private PagerDutyWorld incidents(int factor) {
    var world = new PagerDutyWorld(clock);
    world.put(new PagerDutyWorld.Team("T1", "Team"));
    world.put(new PagerDutyWorld.Policy("E1", "Policy", List.of("T1")));
    world.put(new PagerDutyWorld.Service("S1", "Service", "active", List.of("T1"), "E1"));
    world.put(new PagerDutyWorld.Service("S2", "Other", "active", List.of("T1"), "E1"));
    for (int i = 0; i < ONE * factor; i++) {
      Instant at =
          i < ONE
              ? clock.instant().minusSeconds(60L * (i + 1))
              : clock.instant().minus(HISTORY.multipliedBy(i).dividedBy((long) ONE * factor));
      world.put(
          new PagerDutyWorld.Incident(
              "Q%06d".formatted(i),
              i,
              "Incident " + i,
              "resolved",
              "low",
              i < ONE ? "S1" : "S2",
              at,
              at));
    }
    return world;
  }

  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(github.settings());
    settings.putAll(pagerDuty.settings());
    settings.put("QUERIED_USERS", "ada");
    settings.put("CI_BACKFILL_DAYS", "200");
    settings.put("PROJECTS_TOKEN", Costs.TOKEN);
    settings.put("ACTIVITY_TOKEN", Costs.TOKEN);
    return settings;
  }

  @Override
  public void close() {
    github.close();
    pagerDuty.close();
  }
}
