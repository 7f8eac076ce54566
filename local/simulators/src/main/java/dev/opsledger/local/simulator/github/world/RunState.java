package dev.opsledger.local.simulator.github.world;

import java.time.Instant;
import java.util.Optional;

/**
 * What of a run changes over its life.
 *
 * @param status {@code queued}, {@code in_progress}, {@code completed} …
 * @param conclusion null until completed
 * @param attempt 1, and one more for each re-run
 * @param startedAt when this attempt began
 * @param updatedAt when this state began
 */
public record RunState(
    String status, String conclusion, int attempt, Instant startedAt, Instant updatedAt)
    implements RunProgress {

  /** Just created, waiting for a runner. */
  public static RunState queued(Instant at) {
    return new RunState("queued", null, 1, at, at);
  }

  /** The same attempt, taken by a runner. */
  public RunState begin(Instant at) {
    return new RunState("in_progress", null, attempt, startedAt, at);
  }

  /** The same attempt, ended. */
  public RunState complete(String how, Instant at) {
    return new RunState("completed", how, attempt, startedAt, at);
  }

  /** The next attempt, queued. */
  public RunState rerun(Instant at) {
    return new RunState("queued", null, attempt + 1, at, at);
  }

  /** Whether the attempt ended. */
  public boolean completed() {
    return status.equals("completed");
  }

  /** This state, whenever one looks. */
  @Override
  public Optional<RunState> at(Instant now) {
    return Optional.of(this);
  }
}
