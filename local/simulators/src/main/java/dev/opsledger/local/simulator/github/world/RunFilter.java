package dev.opsledger.local.simulator.github.world;

import java.time.Instant;
import java.util.Optional;

/**
 * The filter of a list of runs; an empty component matches every run.
 *
 * @param status a status or a conclusion; GitHub's parameter of that name accepts both
 */
public record RunFilter(
    Optional<CreatedRange> created,
    Optional<String> status,
    Optional<String> branch,
    Optional<String> event,
    Optional<String> actor,
    Optional<String> headSha,
    Optional<Long> checkSuite,
    Optional<Long> workflow) {

  /** Matches every run. */
  public static final RunFilter NONE =
      new RunFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** A copy restricted to one workflow. */
  public RunFilter of(Workflow only) {
    return new RunFilter(
        created, status, branch, event, actor, headSha, checkSuite, Optional.of(only.id()));
  }

  /**
   * Whether GitHub treats the request as a search, which is capped at 1,000 runs. The workflow is
   * part of the path and does not count as a filter.
   */
  public boolean searches() {
    return created.isPresent()
        || status.isPresent()
        || branch.isPresent()
        || event.isPresent()
        || actor.isPresent()
        || headSha.isPresent()
        || checkSuite.isPresent();
  }

  boolean lets(Run run, Instant now) {
    return run.exists(now)
        && created.stream().allMatch(range -> range.contains(run.createdAt()))
        && workflow.stream().allMatch(id -> run.workflow().id() == id)
        && status.stream().allMatch(wanted -> hasStatus(run.state(now), wanted))
        && branch.stream().allMatch(name -> name.equals(run.trigger().branch()))
        && event.stream().allMatch(name -> name.equals(run.trigger().event()))
        && actor.stream().allMatch(name -> name.equalsIgnoreCase(run.trigger().actor().login()))
        && headSha.stream().allMatch(sha -> sha.equals(run.trigger().sha()))
        && checkSuite.stream().allMatch(id -> run.checkSuiteId() == id);
  }

  private static boolean hasStatus(RunState state, String wanted) {
    return wanted.equals(state.status()) || wanted.equals(state.conclusion());
  }
}
