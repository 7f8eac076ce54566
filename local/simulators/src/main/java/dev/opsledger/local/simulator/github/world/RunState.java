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
 * @param begunAt when its jobs found a runner; null while they wait for one
 * @param updatedAt the start of this state
 * @param by who re-ran it; null in the first attempt
 */
public record RunState(
    String status,
    String conclusion,
    int attempt,
    Instant startedAt,
    Instant begunAt,
    Instant updatedAt,
    Account by)
    implements RunProgress {

  /** A new run, waiting for a runner. */
  public static RunState queued(Instant at) {
    return new RunState("queued", null, 1, at, null, at, null);
  }

  /** The same attempt, in progress. */
  public RunState begin(Instant at) {
    return new RunState("in_progress", null, attempt, startedAt, at, at, by);
  }

  /** The same attempt, completed. */
  public RunState complete(String how, Instant at) {
    Instant begun = begunAt == null ? startedAt : begunAt;
    return new RunState("completed", how, attempt, startedAt, begun, at, by);
  }

  /** The next attempt, queued. */
  public RunState rerun(Instant at) {
    return rerun(at, by);
  }

  /** The next attempt, queued, as somebody wants it. */
  public RunState rerun(Instant at, Account who) {
    return new RunState("queued", null, attempt + 1, at, null, at, who);
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
