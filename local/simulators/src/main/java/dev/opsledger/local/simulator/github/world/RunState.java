package dev.opsledger.local.simulator.github.world;

import java.time.Instant;
import java.util.Optional;

/**
 * The mutable state of a run.
 *
 * @param status {@code queued}, {@code in_progress}, {@code completed} …
 * @param conclusion null until completed
 * @param attempt 1, incremented by each re-run
 * @param startedAt the start of this attempt
 * @param updatedAt the start of this state
 */
public record RunState(
    String status, String conclusion, int attempt, Instant startedAt, Instant updatedAt)
    implements RunProgress {

  /** A new run, waiting for a runner. */
  public static RunState queued(Instant at) {
    return new RunState("queued", null, 1, at, at);
  }

  /** The same attempt, in progress. */
  public RunState begin(Instant at) {
    return new RunState("in_progress", null, attempt, startedAt, at);
  }

  /** The same attempt, completed. */
  public RunState complete(String how, Instant at) {
    return new RunState("completed", how, attempt, startedAt, at);
  }

  /** The next attempt, queued. */
  public RunState rerun(Instant at) {
    return new RunState("queued", null, attempt + 1, at, at);
  }

  /** Whether the attempt is completed. */
  public boolean completed() {
    return status.equals("completed");
  }

  /** Always this state, whatever the time. */
  @Override
  public Optional<RunState> at(Instant now) {
    return Optional.of(this);
  }
}
