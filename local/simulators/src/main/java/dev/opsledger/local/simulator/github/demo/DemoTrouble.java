package dev.opsledger.local.simulator.github.demo;

import dev.opsledger.local.simulator.StoryCalendar;
import dev.opsledger.local.simulator.github.world.Workflow;
import java.time.Instant;
import java.util.List;

/**
 * Workflows with a story: one is broken on its default branch, one became slower, and one flaky.
 * For each story several take turns.
 */
final class DemoTrouble {
  private static final String CI = "CI";
  private static final List<String> BROKEN =
      List.of("acme-rockets/telemetry", "acme-rockets/capsule", "acme-rockets/website");
  private static final List<String> SLOW =
      List.of("acme-rockets/guidance", "acme-rockets/design-system");
  private static final List<String> FLAKY =
      List.of("acme-rockets/launchpad", "acme-rockets/fuel-pump");
  private static final double SLOWER = 1.7;
  private static final double FLAKINESS = 0.35;

  private DemoTrouble() {}

  /** How a workflow behaves at a time: as usual, unless a story is about it. */
  static DemoHabit at(Instant time, Workflow workflow, DemoHabit usual, String branch) {
    if (!usual.name().equals(CI)) {
      return usual;
    }
    String repository = workflow.repository().fullName();
    if (branch.equals("main") && broken(time, repository)) {
      return usual.failing(1);
    }
    if (worse(time, repository, SLOW)) {
      return usual.slower(SLOWER);
    }
    return worse(time, repository, FLAKY) ? usual.failing(FLAKINESS) : usual;
  }

  private static boolean broken(Instant time, String repository) {
    int which = BROKEN.indexOf(repository);
    return which >= 0 && StoryCalendar.broken(time, which, BROKEN.size());
  }

  private static boolean worse(Instant time, String repository, List<String> cast) {
    int which = cast.indexOf(repository);
    return which >= 0 && StoryCalendar.worse(time, which, cast.size());
  }
}
