package dev.opsledger.local.simulator.github.demo;

import dev.opsledger.local.simulator.StoryCalendar;
import dev.opsledger.local.simulator.github.world.Account;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Repository;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.RunState;
import dev.opsledger.local.simulator.github.world.RunTimeline;
import dev.opsledger.local.simulator.github.world.Workflow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Generates the releases of one repository: a commit is tested, and hours later deployed to
 * production. Every second Tuesday a release is bad and rolled back.
 */
final class DemoReleases {
  private static final String PRODUCTION = "production";
  private static final Duration TESTED = Duration.ofSeconds(260);
  private static final Duration DEPLOYED = Duration.ofSeconds(190);

  private final GitHubWorld world;
  private final Repository repository;
  private final Workflow workflow;
  private final int index;

  /**
   * A deployment, and how it ended.
   *
   * @param pushed when its commit was pushed; empty if the commit was released before
   */
  private record Release(
      Instant done, String sha, String state, Optional<Instant> pushed, String who) {}

  /**
   * Releases one repository.
   *
   * @param index distinguishes repositories from each other and from the schedules of workflows, 0
   *     to 999; makes ids unique
   */
  DemoReleases(GitHubWorld world, Workflow workflow, int index) {
    this.world = world;
    this.repository = workflow.repository();
    this.workflow = workflow;
    this.index = index;
  }

  /** Adds the releases that ended within a period, with the runs of their commits. */
  void add(Instant after, Instant until) {
    LocalDate last = date(until);
    for (LocalDate day = date(after); !day.isAfter(last); day = day.plusDays(1)) {
      for (Release release : of(day)) {
        if (release.done().isAfter(after) && !release.done().isAfter(until)) {
          add(release);
        }
      }
    }
  }

  private List<Release> of(LocalDate day) {
    var releases = new ArrayList<>(usual(day));
    StoryCalendar.badRelease(day)
        .filter(_ -> repository.fullName().equals(DemoCast.RELEASED.getFirst()))
        .ifPresent(done -> releases.addAll(bad(day, done)));
    return releases;
  }

  /** At most one in the morning of a working day; some fail. */
  private List<Release> usual(LocalDate day) {
    var dice = SeededRandom.about("releases of " + repository.fullName(), day.toEpochDay());
    boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    Instant done = at(day, 8).plusSeconds(dice.between(0, 3 * 3_600));
    Instant pushed = done.minusSeconds(dice.between(3_600, 12 * 3_600));
    String state = dice.chance(0.08) ? "failure" : "success";
    String who = dice.pick(DemoCast.DEVELOPERS);
    return !weekend && dice.chance(0.7)
        ? List.of(new Release(done, sha(day, 0), state, Optional.of(pushed), who))
        : List.of();
  }

  /** A good commit, the bad one, and the good one again. */
  private List<Release> bad(LocalDate day, Instant done) {
    Instant good = at(day, 12);
    Instant back = done.plus(StoryCalendar.ROLLED_BACK);
    var dice = SeededRandom.about("bad release of " + repository.fullName(), day.toEpochDay());
    String who = dice.pick(DemoCast.DEVELOPERS);
    return List.of(
        new Release(good, sha(day, 1), "success", Optional.of(good.minusSeconds(5_400)), who),
        new Release(done, sha(day, 2), "success", Optional.of(done.minusSeconds(4_500)), who),
        new Release(back, sha(day, 1), "success", Optional.empty(), who));
  }

  private void add(Release release) {
    Account who = world.user(release.who());
    release.pushed().ifPresent(at -> world.addRun(workflow, run(release.sha(), at, who)));
    Instant created = release.done().minus(DEPLOYED);
    var deployments = repository.deployments();
    var deployment =
        deployments.create(
            created.getEpochSecond() * 1_000 + index, release.sha(), PRODUCTION, who, created);
    String log = "https://ci.example.com/%s/%d".formatted(repository.name(), deployment.id());
    deployments.report(deployment, "in_progress", log, created.plusSeconds(5));
    deployments.report(deployment, release.state(), log, release.done());
  }

  private RunDraft run(String sha, Instant pushed, Account who) {
    var queued = RunState.queued(pushed);
    var begun = queued.begin(pushed.plusSeconds(9));
    var done = begun.complete("success", pushed.plus(TESTED));
    return RunDraft.at(pushed)
        .id(pushed.getEpochSecond() * 1_000 + index)
        .number((int) (pushed.getEpochSecond() / 3_600))
        .sha(sha)
        .message("Release " + sha.substring(0, 7))
        .actor(who)
        .progress(new RunTimeline(List.of(queued, begun, done)));
  }

  private String sha(LocalDate day, int which) {
    String what = "commit %d of %s".formatted(which, repository.fullName());
    return SeededRandom.about(what, day.toEpochDay()).hex(40);
  }

  private static Instant at(LocalDate day, int hour) {
    return day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
  }

  private static LocalDate date(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
