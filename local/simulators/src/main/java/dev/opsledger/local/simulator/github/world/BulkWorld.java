package dev.opsledger.local.simulator.github.world;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Fills a world with a large amount of uniform data: repositories spread over installations, and
 * completed runs spread over repositories and over a period.
 *
 * @param repositories the total number over all installations
 * @param runs the total number over all repositories
 * @param from the earliest creation time of a run
 * @param until the end of the period, exclusive
 */
public record BulkWorld(
    int installations, int repositories, int runs, Instant from, Instant until) {

  private static final String[] CONCLUSIONS = {"success", "success", "success", "failure"};

  /** Adds all data; installations are named {@code org-1} …, repositories {@code repo-1} …. */
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

  /** Adds this many completed runs to one workflow, within the period. */
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
