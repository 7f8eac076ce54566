package dev.opsledger.local.simulator.github.demo;

import dev.opsledger.local.simulator.github.world.AppInstallation;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Repository;
import dev.opsledger.local.simulator.github.world.Workflow;
import dev.opsledger.local.simulator.server.SimulatedApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The demo world of GitHub: three organizations, 25 repositories, and a week of runs that continues
 * with the clock; of some repositories months of runs and releases.
 */
public final class DemoWorld {
  private static final Instant FOUNDED = Instant.parse("2024-03-01T09:00:00Z");
  private static final Duration RUN_HISTORY = Duration.ofDays(7);
  private static final int MOST_DAYS = 80;
  private static final Duration GIST_HISTORY = Duration.ofDays(90);

  private final GitHubWorld world;
  private final List<DemoSchedule> schedules = new ArrayList<>();
  private final List<DemoSchedule> longSchedules = new ArrayList<>();
  private final List<DemoReleases> releases = new ArrayList<>();
  private final List<DemoGists> gists;
  private Instant upTo;

  private DemoWorld(GitHubWorld world, Duration history) {
    this.world = world;
    DemoCast.GIST_AUTHORS.forEach(world::user);
    DemoCast.DEVELOPERS.forEach(world::user);
    gists = DemoCast.GIST_AUTHORS.stream().map(name -> new DemoGists(world, name)).toList();
    DemoCast.ORGANIZATIONS.forEach(this::addOrganization);
    boolean isShort = history.compareTo(RUN_HISTORY) < 0;
    upTo = world.now().minus(isShort ? history : RUN_HISTORY);
    // After everything else, whose ids are counted up and must not depend on the number of runs.
    longSchedules.forEach(each -> each.addRuns(world.now().minus(history), upTo));
    releases.forEach(each -> each.add(world.now().minus(history), upTo));
    gists.forEach(author -> author.add(world.now().minus(GIST_HISTORY), upTo));
  }

  /** Creates the world as of the clock's time. */
  public static DemoWorld at(Clock clock) {
    return at(clock, MOST_DAYS);
  }

  /** Creates the world as of the clock's time, with so many days of history. */
  public static DemoWorld at(Clock clock, int days) {
    var demo = new DemoWorld(new GitHubWorld(clock, FOUNDED), Duration.ofDays(days));
    demo.catchUp();
    return demo;
  }

  /** The world that the simulator serves. */
  public GitHubWorld world() {
    return world;
  }

  /** Adds everything that happened since the last call, by the clock. */
  public synchronized void catchUp() {
    var now = world.now();
    if (now.isAfter(upTo)) {
      schedules.forEach(schedule -> schedule.addRuns(upTo, now));
      releases.forEach(each -> each.add(upTo, now));
      gists.forEach(author -> author.add(upTo, now));
      upTo = now;
    }
  }

  /** Wraps an API so that every request first brings this world up to date. */
  public SimulatedApi keepingUp(SimulatedApi api) {
    return request -> {
      catchUp();
      return api.answer(request);
    };
  }

  private void addOrganization(String name, List<String> repositories) {
    var installation = world.install(name);
    repositories.forEach(repository -> addRepository(installation, repository));
    addWorkflow(installation.repositories().getFirst(), DemoCast.PROBE);
  }

  private void addRepository(AppInstallation installation, String name) {
    var repository = world.addRepository(installation, name);
    repository.traffic(new DemoTraffic(repository.fullName()));
    DemoCast.COMMON.forEach(habit -> addWorkflow(repository, habit));
    var dice = SeededRandom.about(repository.fullName(), 1);
    DemoCast.SOME.stream()
        .filter(habit -> dice.chance(0.3))
        .forEach(habit -> addWorkflow(repository, habit));
  }

  private void addWorkflow(Repository repository, DemoHabit habit) {
    var workflow = world.addWorkflow(repository, habit.name());
    var schedule = new DemoSchedule(world, workflow, habit, schedules.size());
    schedules.add(schedule);
    if (habit.equals(DemoCast.COMMON.getFirst())) {
      addHistory(workflow, schedule);
    }
  }

  private void addHistory(Workflow workflow, DemoSchedule schedule) {
    String name = workflow.repository().fullName();
    if (DemoCast.OLDEST.contains(name)) {
      longSchedules.add(schedule);
    }
    if (DemoCast.RELEASED.contains(name)) {
      releases.add(new DemoReleases(world, workflow, 999 - releases.size()));
    }
  }
}
