package dev.opsledger.local.simulator.github.demo;

import dev.opsledger.local.simulator.github.world.RunState;
import dev.opsledger.local.simulator.github.world.RunTimeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Draws the timeline of a run: queued, in progress, completed, and sometimes a second attempt. */
final class DemoLife {
  private final DemoHabit habit;
  private final SeededRandom dice;

  DemoLife(DemoHabit habit, SeededRandom dice) {
    this.habit = habit;
    this.dice = dice;
  }

  RunTimeline from(Instant created) {
    var states = new ArrayList<RunState>();
    var end = attempt(states, RunState.queued(created), habit.flakiness());
    if (end.conclusion().equals("failure") && dice.chance(0.4)) {
      var again = end.rerun(end.updatedAt().plusSeconds(dice.between(60, 900)));
      attempt(states, again, habit.flakiness());
    }
    return new RunTimeline(states);
  }

  private RunState attempt(List<RunState> states, RunState queued, double flakiness) {
    var begun = queued.begin(queued.updatedAt().plusSeconds(dice.between(2, 40)));
    int usual = (int) habit.lasts().toSeconds();
    var end = begun.updatedAt().plusSeconds(dice.between(usual * 6 / 10, usual * 15 / 10));
    var completed = begun.complete(conclusion(flakiness), end);
    states.addAll(List.of(queued, begun, completed));
    return completed;
  }

  private String conclusion(double flakiness) {
    if (dice.chance(flakiness)) {
      return "failure";
    }
    if (dice.chance(0.03)) {
      return "cancelled";
    }
    return dice.chance(0.01) ? "timed_out" : "success";
  }
}
