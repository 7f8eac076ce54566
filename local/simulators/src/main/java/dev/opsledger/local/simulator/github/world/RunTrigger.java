package dev.opsledger.local.simulator.github.world;

/**
 * What made a run start.
 *
 * @param event {@code push}, {@code pull_request}, {@code schedule} …
 * @param branch null where GitHub knows none
 * @param sha 40 hexadecimal digits
 * @param message the commit's
 * @param actor who did it
 * @param runName what the workflow's {@code run-name} makes of it; null where it has none
 */
public record RunTrigger(
    String event, String branch, String sha, String message, Account actor, String runName) {
  /** What GitHub shows of the run before anything else. */
  public String title() {
    return runName == null ? message : runName;
  }
}
