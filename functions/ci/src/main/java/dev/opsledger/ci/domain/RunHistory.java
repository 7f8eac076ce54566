package dev.opsledger.ci.domain;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of a run: its newest state and its earlier attempts. States may be merged in any
 * order, and more than once, with the same result.
 *
 * @param newest the run as of its latest attempt
 * @param earlier the attempts before that one, by number, as far as they were seen
 */
public record RunHistory(WorkflowRun newest, SortedMap<Long, RunAttempt> earlier) {
  /** A run of which one state was seen. */
  public static RunHistory of(WorkflowRun run) {
    return new RunHistory(run, new TreeMap<>());
  }

  /** All that both know of the same run. */
  public RunHistory mergedWith(RunHistory other) {
    boolean isNewer = other.newest.version().compareTo(newest.version()) >= 0;
    WorkflowRun now = isNewer ? other.newest : newest;
    WorkflowRun before = isNewer ? newest : other.newest;
    var attempts = new TreeMap<Long, RunAttempt>(earlier);
    other.earlier.values().forEach(each -> add(attempts, each));
    add(attempts, newest.latest());
    add(attempts, other.newest.latest());
    RunAttempt latest = attempts.remove(now.latest().number());
    return new RunHistory(now.completedBy(before).at(latest), attempts);
  }

  private static void add(SortedMap<Long, RunAttempt> attempts, RunAttempt attempt) {
    attempts.merge(attempt.number(), attempt, RunAttempt::mergedWith);
  }
}
