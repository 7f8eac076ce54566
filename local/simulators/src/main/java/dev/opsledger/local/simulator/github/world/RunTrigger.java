package dev.opsledger.local.simulator.github.world;

/**
 * What triggered a run.
 *
 * @param event {@code push}, {@code pull_request}, {@code schedule} …
 * @param branch null if GitHub has none
 * @param sha 40 hexadecimal digits
 * @param message the commit message
 * @param actor the user who triggered it
 * @param runName the result of the workflow's {@code run-name}; null if it has none
 */
public record RunTrigger(
    String event, String branch, String sha, String message, Account actor, String runName) {
  /** The display title in GitHub's lists of runs. */
  public String title() {
    return runName == null ? message : runName;
  }
}
