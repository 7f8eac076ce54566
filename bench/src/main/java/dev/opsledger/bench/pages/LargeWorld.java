package dev.opsledger.bench.pages;

import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.world.AppInstallation;
import dev.opsledger.local.simulator.github.world.BulkWorld;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Repository;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.Workflow;
import dev.opsledger.local.simulator.pagerduty.LogEntry;
import dev.opsledger.local.simulator.pagerduty.PagerDutySimulator;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * The vendors of a large company, which grow by a year at a time: one organization whose
 * repositories have 25 workflows each, and services in teams. Half of the runs are in the first
 * twenty workflows; the rest go round all of them.
 */
final class LargeWorld implements AutoCloseable {
  static final Duration A_YEAR = Duration.ofDays(365);
  private static final int WORKFLOWS_OF_A_REPOSITORY = 25;
  private static final int BUSY = 20;
  private static final int TEAMS = 40;
  private static final int UNLIMITED = 100_000_000;
  private static final String[] CONCLUSIONS = {"success", "success", "success", "failure"};

  final SettableClock clock = new SettableClock("2021-11-23T10:00:00Z");
  private final List<Workflow> workflows = new ArrayList<>();
  private final int services;
  private final GitHubSimulator github;
  private final PagerDutySimulator pagerDuty;
  private final Random random = new Random(1);
  private int incidents;
  private int next;

  LargeWorld(int workflows, int services) {
    this.services = services;
    var world = new GitHubWorld(clock);
    github = GitHubSimulator.start(world, clock);
    AppInstallation acme = world.install("acme");
    github.limits().limit(acme, UNLIMITED);
    for (int i = 0; i < workflows / WORKFLOWS_OF_A_REPOSITORY; i++) {
      Repository repository = world.addRepository(acme, "repo-" + i).retention(400);
      for (int j = 0; j < WORKFLOWS_OF_A_REPOSITORY; j++) {
        this.workflows.add(world.addWorkflow(repository, "Workflow " + j));
      }
    }
    var account = new PagerDutyWorld(clock);
    for (int i = 0; i < TEAMS; i++) {
      account.put(new PagerDutyWorld.Team("T" + i, "Team " + i));
      account.put(new PagerDutyWorld.Policy("E" + i, "Policy " + i, List.of("T" + i)));
      account.put(new PagerDutyWorld.User("U" + i, "Person " + i, "p" + i + "@x.dev", "UTC"));
    }
    for (int i = 0; i < services; i++) {
      String team = Integer.toString(i % TEAMS);
      account.put(
          new PagerDutyWorld.Service(
              "S" + i, "Service " + i, "active", List.of("T" + team), "E" + team));
    }
    pagerDuty = PagerDutySimulator.start(account, clock, UNLIMITED, UnaryOperator.identity());
  }

  /** Lets a year pass in which there was this much. */
  void year(int runs, int newIncidents) {
    clock.advance(A_YEAR);
    Instant now = clock.instant();
    Instant since = now.minus(A_YEAR);
    for (Workflow workflow : workflows.subList(0, Math.min(BUSY, workflows.size()))) {
      BulkWorld.addRuns(github.world(), workflow, runs / 2 / BUSY, since, now);
    }
    for (int i = 0; i < runs / 2; i++) {
      Workflow workflow = workflows.get(next++ % workflows.size());
      Instant at = since.plusSeconds(random.nextLong(A_YEAR.toSeconds() - 600));
      String conclusion = CONCLUSIONS[random.nextInt(CONCLUSIONS.length)];
      github.world().addRun(workflow, RunDraft.at(at).completed(conclusion));
    }
    for (int i = 0; i < newIncidents; i++) {
      incident(since.plusSeconds(random.nextLong(A_YEAR.toSeconds() - 3_600)));
    }
  }

  /** An incident that pages one person, who acknowledges and resolves it. */
  private void incident(Instant at) {
    int number = ++incidents;
    String id = "Q%07d".formatted(number);
    int chosen = random.nextInt(services);
    String service = "S" + chosen;
    String user = "U" + chosen % TEAMS;
    Instant acknowledged = at.plusSeconds(60 + random.nextInt(600));
    Instant resolved = acknowledged.plusSeconds(60 + random.nextInt(2_400));
    var begun =
        new PagerDutyWorld.Incident(
            id, number, "Trouble " + number, "triggered", "high", service, at, at);
    pagerDuty.world().put(begun.becoming("resolved", resolved));
    var notice = Optional.of(new LogEntry.Notice("push", "push of " + user));
    var log = new ArrayList<LogEntry>();
    for (String type : List.of("trigger", "assign", "notify", "acknowledge", "resolve")) {
      boolean notify = type.equals("notify");
      boolean byPerson = type.equals("acknowledge") || type.equals("resolve");
      Instant when =
          switch (type) {
            case "acknowledge" -> acknowledged;
            case "resolve" -> resolved;
            default -> at;
          };
      log.add(
          new LogEntry(
              "R" + id + "E" + log.size(),
              type,
              when,
              id,
              service,
              byPerson ? Optional.of(user) : Optional.empty(),
              byPerson ? "mobile" : "auto",
              notify ? Optional.of(user) : Optional.empty(),
              notify ? notice : Optional.empty(),
              type.equals("assign") ? List.of(user) : List.of()));
    }
    pagerDuty.world().log().add(log);
  }

  /** The first of the busy workflows. */
  long workflow() {
    return workflows.getFirst().id();
  }

  /** The newest run of all. */
  long run() {
    return github.world().runs().getLast().id();
  }

  /** The newest incident. */
  String incident() {
    return "Q%07d".formatted(incidents);
  }

  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(github.settings());
    settings.putAll(pagerDuty.settings());
    settings.put("CI_BACKFILL_DAYS", "400");
    settings.put("ONCALL_BACKFILL_DAYS", "400");
    settings.put("ONCALL_PEOPLE", "on");
    return settings;
  }

  @Override
  public void close() {
    github.close();
    pagerDuty.close();
  }
}
