package dev.opsledger.local.simulator.github.demo;

import dev.opsledger.local.simulator.github.world.Account;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.Workflow;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Generates the runs of one workflow. Divides time into slots of the habit's interval; a generator
 * seeded by the slot decides whether a run starts, when, and how it goes.
 */
final class DemoSchedule {
  private static final Instant FIRST_NUMBER = Instant.parse("2025-01-01T00:00:00Z");

  private final GitHubWorld world;
  private final Workflow workflow;
  private final DemoHabit habit;
  private final int index;

  /**
   * Schedules one workflow.
   *
   * @param index distinguishes workflows, 0 to 999; makes run ids unique
   */
  DemoSchedule(GitHubWorld world, Workflow workflow, DemoHabit habit, int index) {
    this.world = world;
    this.workflow = workflow;
    this.habit = habit;
    this.index = index;
  }

  /** Adds the runs created within a period. */
  void addRuns(Instant after, Instant until) {
    for (long slot = slot(after); slot <= slot(until); slot++) {
      var dice = SeededRandom.about(workflow.repository().fullName() + workflow.path(), slot);
      var created = created(slot, dice);
      if (happens(created, dice) && created.isAfter(after) && !created.isAfter(until)) {
        world.addRun(workflow, draft(slot, created, dice));
      }
    }
  }

  private RunDraft draft(long slot, Instant created, SeededRandom dice) {
    String branch = branch(dice);
    var now = DemoTrouble.at(created, workflow, habit, branch);
    return RunDraft.at(created)
        .id(created.getEpochSecond() * 1_000 + index)
        .number((int) Math.max(1, slot - slot(FIRST_NUMBER)))
        .event(habit.event())
        .branch(branch)
        .sha(dice.hex(40))
        .message(dice.pick(DemoCast.MESSAGES))
        .actor(actor(dice))
        .progress(new DemoLife(now, dice).from(created));
  }

  private String branch(SeededRandom dice) {
    return switch (habit.event()) {
      case "pull_request" -> dice.pick(DemoCast.BRANCHES.subList(3, DemoCast.BRANCHES.size()));
      case "push" -> dice.pick(DemoCast.BRANCHES);
      default -> "main";
    };
  }

  private Account actor(SeededRandom dice) {
    return world.user(dice.pick(DemoCast.DEVELOPERS));
  }

  private Instant created(long slot, SeededRandom dice) {
    var start = Instant.ofEpochSecond(slot * habit.every().toSeconds());
    return habit.punctual()
        ? start
        : start.plusSeconds(dice.between(0, (int) habit.every().toSeconds() - 1));
  }

  /** Fewer pushes at night and at weekends; schedules always run. */
  private boolean happens(Instant created, SeededRandom dice) {
    if (habit.punctual()) {
      return true;
    }
    var time = created.atOffset(ZoneOffset.UTC);
    boolean weekend = time.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    boolean night = time.getHour() < 6 || time.getHour() > 20;
    return dice.chance((weekend ? 0.3 : 1) * (night ? 0.3 : 1));
  }

  private long slot(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), habit.every().toSeconds());
  }
}
