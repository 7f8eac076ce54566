package dev.opsledger.bench.cost;

import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.world.AppInstallation;
import dev.opsledger.local.simulator.github.world.BulkWorld;
import dev.opsledger.local.simulator.github.world.GitHubGist;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Repository;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.TrafficDay;
import dev.opsledger.local.simulator.github.world.TrafficSource;
import dev.opsledger.local.simulator.github.world.Workflow;
import dev.opsledger.local.simulator.pagerduty.PagerDutySimulator;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import dev.opsledger.local.simulator.server.WebhookCall;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Simulated vendors with the same data for today and a variable amount for earlier days. Today: ten
 * runs, ten incidents of one service, ten gists, and two weeks of a repository's traffic. Earlier:
 * as many runs, incidents of another service, and gists as requested.
 */
final class World implements AutoCloseable {
  static final int ONE = 10;

  /** A GitHub token; without one the limit is sixty requests an hour. */
  private static final String WATCHING = "watching";

  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration HISTORY = Duration.ofDays(170);

  final Clock clock = Clock.fixed(Instant.parse("2026-11-22T21:00:00Z"), ZoneOffset.UTC);
  private final GitHubSimulator github;
  private final PagerDutySimulator pagerDuty;
  private final AtomicInteger numbers = new AtomicInteger();
  private Workflow workflow;

  /**
   * @param older how many older things of each kind there are
   * @param repositories how many repositories there are; all but the first have no runs
   */
  World(int older, int repositories) {
    github = GitHubSimulator.start(github(older, repositories), clock);
    github.tokens().accept(WATCHING, github.world().user("watcher"));
    pagerDuty =
        PagerDutySimulator.start(incidents(older), clock, 1_000_000, UnaryOperator.identity());
  }

  private GitHubWorld github(int older, int repositories) {
    var world = new GitHubWorld(clock);
    AppInstallation acme = world.install("acme");
    Repository rocket = world.addRepository(acme, "rocket").traffic(twoWeeks());
    workflow = world.addWorkflow(rocket, "CI");
    for (int i = 1; i < repositories; i++) {
      world.addWorkflow(world.addRepository(acme, "quiet-" + i), "CI");
    }
    Instant now = clock.instant();
    Instant midnight = now.minus(Duration.ofHours(21));
    BulkWorld.addRuns(world, workflow, ONE, midnight, now);
    BulkWorld.addRuns(world, workflow, older, midnight.minus(HISTORY), midnight);
    for (int i = 0; i < ONE + older; i++) {
      var file = new GitHubGist.File("notes.md", "Markdown", 10);
      Instant at = now.minusSeconds(i);
      world.put(
          new GitHubGist(
              "%020x".formatted(i), world.user("ada"), "Gist " + i, List.of(file), at, at));
    }
    return world;
  }

  private TrafficSource twoWeeks() {
    var days = new TrafficSource.Fixed();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    for (int i = 0; i < 14; i++) {
      days.views(new TrafficDay(today.minusDays(i), 100 + i, 10));
      days.clones(new TrafficDay(today.minusDays(i), 10 + i, 1));
    }
    return days;
  }

  private PagerDutyWorld incidents(int older) {
    var world = new PagerDutyWorld(clock);
    world.put(new PagerDutyWorld.Team("T1", "Team"));
    world.put(new PagerDutyWorld.Policy("E1", "Policy", List.of("T1")));
    world.put(new PagerDutyWorld.Service("S1", "Service", "active", List.of("T1"), "E1"));
    world.put(new PagerDutyWorld.Service("S2", "Other", "active", List.of("T1"), "E1"));
    Instant now = clock.instant();
    for (int i = 0; i < ONE; i++) {
      world.put(incident(i, "resolved", "S1", now.minusSeconds(60L * (i + 1))));
    }
    for (int i = 1; i <= older; i++) {
      Instant at = now.minus(A_DAY).minus(HISTORY.multipliedBy(i).dividedBy(older));
      world.put(incident(ONE + i, "resolved", "S2", at));
    }
    return world;
  }

  private static PagerDutyWorld.Incident incident(
      int number, String status, String service, Instant at) {
    return new PagerDutyWorld.Incident(
        "Q%06d".formatted(number), number, "Incident " + number, status, "low", service, at, at);
  }

  /** The id of the workflow that has runs. */
  long workflow() {
    return workflow.id();
  }

  /** The id of one of today's runs. */
  long run() {
    return github.world().runs().getFirst().id();
  }

  /** GitHub's webhook for a run that has just started. */
  WebhookCall newRun() {
    return github
        .webhooks()
        .workflowRun(github.world().addRun(workflow, RunDraft.at(clock.instant()).inProgress()));
  }

  /** PagerDuty's webhook for an incident that has just been triggered. */
  WebhookCall newIncident() {
    int number = 900_000 + numbers.incrementAndGet();
    return pagerDuty.webhooks().incident(incident(number, "triggered", "S1", clock.instant()));
  }

  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(github.settings());
    settings.putAll(pagerDuty.settings());
    settings.put("QUERIED_USERS", "ada");
    settings.put("GITHUB_TOKEN", WATCHING);
    settings.put("CI_BACKFILL_DAYS", "200");
    settings.put("PUBLIC_BADGES", "acme/rocket");
    settings.put("READ_TOKEN", MeasuredRequests.TOKEN);
    settings.put("PROJECTS_TOKEN", MeasuredRequests.TOKEN);
    settings.put("ACTIVITY_TOKEN", MeasuredRequests.TOKEN);
    return settings;
  }

  @Override
  public void close() {
    github.close();
    pagerDuty.close();
  }
}
