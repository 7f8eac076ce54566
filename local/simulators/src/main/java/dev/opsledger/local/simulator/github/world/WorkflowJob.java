package dev.opsledger.local.simulator.github.world;

import java.time.Instant;
import java.util.List;

/**
 * A job of an attempt of a run. Each attempt has two, which wait for a runner as long as the run is
 * queued and end with it; if it does not succeed, the second is the reason.
 *
 * @param index 0 or 1
 * @param attempt the state of the attempt
 */
public record WorkflowJob(Run run, int index, RunState attempt) {
  private static final List<String> NAMES = List.of("build", "test");
  private static final List<List<String>> LABELS =
      List.of(List.of("ubuntu-latest"), List.of("self-hosted", "gpu"));

  /** The jobs of an attempt, in the order of their ids. */
  public static List<WorkflowJob> of(Run run, RunState attempt) {
    return List.of(new WorkflowJob(run, 0, attempt), new WorkflowJob(run, 1, attempt));
  }

  /** The id, which differs from attempt to attempt. */
  public long id() {
    return run.id() * 1_000 + attempt.attempt() * 10L + index;
  }

  /** Its name in the workflow's file. */
  public String name() {
    return NAMES.get(index);
  }

  /** The labels of the runners it may run on. */
  public List<String> labels() {
    return LABELS.get(index);
  }

  /** {@code queued}, {@code in_progress} or {@code completed}, as its attempt is. */
  public String status() {
    return attempt.status();
  }

  /** How it ended; null until then. */
  public String conclusion() {
    return attempt.completed() && index == 0 ? "success" : attempt.conclusion();
  }

  /** When it was created. */
  public Instant createdAt() {
    return attempt.startedAt();
  }

  /** When it started; while it is queued GitHub gives the time of its creation. */
  public Instant startedAt() {
    return attempt.begunAt() == null ? createdAt() : attempt.begunAt();
  }

  /** When it ended; null until then. */
  public Instant completedAt() {
    return attempt.completed() ? attempt.updatedAt() : null;
  }
}
