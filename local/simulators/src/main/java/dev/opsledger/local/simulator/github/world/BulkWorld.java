package dev.opsledger.local.simulator.github.world;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Fills a world with many equal things: repositories spread over installations, and completed runs
 * spread over repositories and over a window of time.
 *
 * @param repositories over all installations together
 * @param runs over all repositories together
 * @param from the first moment a run is created at
 * @param until the first moment after
 */
public record BulkWorld(
    int installations, int repositories, int runs, Instant from, Instant until) {

  private static final String[] CONCLUSIONS = {"success", "success", "success", "failure"};

  /** Adds everything; installations are named {@code org-1}, repositories {@code repo-1} … */
  public void fill(GitHubWorld world, long seed) {
    var workflows = new Workflow[repositories];
    var installed = new AppInstallation[installations];
    for (int i = 0; i < installations; i++) {
      installed[i] = world.install("org-" + (i + 1));
    }
    for (int i = 0; i < repositories; i++) {
      var repository = world.addRepository(installed[i % installations], "repo-" + (i + 1));
      workflows[i] = world.addWorkflow(repository, "CI");
    }
    var random = new SplittableRandom(seed);
    for (int i = 0; i < runs; i++) {
      world.addRun(workflows[i % repositories], draft(random));
    }
  }

  /** Adds as many completed runs to one workflow, within the window. */
  public static void addRuns(
      GitHubWorld world, Workflow workflow, int count, Instant from, Instant until) {
    var window = new BulkWorld(0, 0, count, from, until);
    var random = new SplittableRandom(count);
    for (int i = 0; i < count; i++) {
      world.addRun(workflow, window.draft(random));
    }
  }

  private RunDraft draft(SplittableRandom random) {
    var seconds = Math.max(1, Duration.between(from, until).toSeconds());
    var created = from.plusSeconds(random.nextLong(seconds));
    return RunDraft.at(created).completed(CONCLUSIONS[random.nextInt(CONCLUSIONS.length)]);
  }
}
