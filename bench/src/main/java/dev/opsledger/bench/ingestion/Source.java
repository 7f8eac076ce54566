package dev.opsledger.bench.ingestion;

import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.world.BulkWorld;
import dev.opsledger.local.simulator.github.world.GitHubGist;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.pagerduty.PagerDutySimulator;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import dev.opsledger.local.simulator.server.Fault;
import dev.opsledger.local.simulator.server.Faults;
import dev.opsledger.local.simulator.server.RequestLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A simulated vendor with much data, whose responses take as long as over the Internet.
 *
 * @param name what is counted
 * @param functions the prefix of its functions' logical ids
 * @param items how many things there are
 * @param fewest the fewest calls that paging allows
 * @param settings the settings with which the functions find it
 * @param log the calls that it received
 * @param stop shuts it down
 */
public record Source(
    String name,
    String functions,
    int items,
    int fewest,
    Map<String, String> settings,
    RequestLog log,
    Runnable stop)
    implements AutoCloseable {
  private static final Duration ROUND_TRIP = Duration.ofMillis(50);
  private static final int REPOSITORIES = 100;
  private static final int RUNS = 2_000;
  private static final int INCIDENTS = 4_000;
  private static final int USERS = 60;
  private static final int GISTS = 20;

  /** All sources. */
  public static List<Source> all(Clock clock) {
    return Stream.of("runs", "incidents", "gists").map(name -> named(name, clock)).toList();
  }

  /** The source of this name alone. */
  public static Source named(String name, Clock clock) {
    return switch (name) {
      case "runs" -> runs(clock);
      case "incidents" -> incidents(clock);
      case "gists" -> gists(clock);
      default -> throw new IllegalArgumentException("There is no source " + name + ".");
    };
  }

  private static Source runs(Clock clock) {
    var world = new GitHubWorld(clock);
    Instant now = clock.instant();
    new BulkWorld(2, REPOSITORIES, RUNS, now.minus(Duration.ofHours(20)), now).fill(world, 1);
    var github = slow(GitHubSimulator.start(world, clock));
    // The list of installations; a token and a list of repositories for each; a list of runs for
    // each repository.
    int fewest = 1 + 2 + 2 + REPOSITORIES;
    return new Source("runs", "Ci", RUNS, fewest, github.settings(), github.log(), github::close);
  }

  private static Source incidents(Clock clock) {
    var world = new PagerDutyWorld(clock);
    world.put(new PagerDutyWorld.Team("T1", "Team"));
    world.put(new PagerDutyWorld.Policy("E1", "Policy", List.of("T1")));
    world.put(new PagerDutyWorld.Service("S1", "Service", "active", List.of("T1"), "E1"));
    for (int i = 0; i < INCIDENTS; i++) {
      Instant at = clock.instant().minus(Duration.ofMinutes(60L * 24 * 170 * (i + 1) / INCIDENTS));
      world.put(
          new PagerDutyWorld.Incident(
              "Q%05d".formatted(i), i, "Incident " + i, "resolved", "low", "S1", at, at));
    }
    var vendor = PagerDutySimulator.start(world, clock, 1_000_000, UnaryOperator.identity());
    slow(vendor.faults());
    // Three catalog lists, and pages of a hundred incidents.
    int fewest = 3 + INCIDENTS / 100;
    return new Source(
        "incidents", "Oncall", INCIDENTS, fewest, vendor.settings(), vendor.log(), vendor::close);
  }

  private static Source gists(Clock clock) {
    var world = new GitHubWorld(clock);
    for (int i = 0; i < USERS * GISTS; i++) {
      var owner = world.user("user-" + i % USERS);
      var file = new GitHubGist.File("notes.md", "Markdown", 10);
      Instant at = clock.instant().minusSeconds(i);
      world.put(new GitHubGist("%020x".formatted(i), owner, "Gist " + i, List.of(file), at, at));
    }
    var github = slow(GitHubSimulator.start(world, clock));
    String users =
        IntStream.range(0, USERS).mapToObj(i -> "user-" + i).collect(Collectors.joining(","));
    Map<String, String> settings = new HashMap<>(github.settings());
    settings.put("QUERIED_USERS", users);
    // For this many users, GitHub's rate limit without a token is too low.
    github.tokens().accept("watching", world.user("watcher"));
    settings.put("GITHUB_TOKEN", "watching");
    return new Source(
        "gists", "Gists", USERS * GISTS, USERS, settings, github.log(), github::close);
  }

  private static GitHubSimulator slow(GitHubSimulator github) {
    slow(github.faults());
    return github;
  }

  private static void slow(Faults faults) {
    faults.always(request -> true, new Fault.Slow(ROUND_TRIP));
  }

  @Override
  public void close() {
    stop.run();
  }
}
