package dev.opsledger.local.simulator.github.world;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A run of a workflow: its immutable facts and its progress. */
public final class Run {
  /** GitHub's order of lists: newest first. */
  static final Comparator<Run> NEWEST_FIRST =
      Comparator.comparing(Run::createdAt).thenComparingLong(Run::id).reversed();

  private final long id;
  private final Workflow workflow;
  private final int number;
  private final Instant createdAt;
  private final RunTrigger trigger;
  private final boolean old;
  private final Instant evictedAt;
  private final Map<Integer, RunState> former = new ConcurrentHashMap<>();
  private volatile RunProgress progress;

  Run(long id, Workflow workflow, int number, RunDraft draft) {
    this.id = id;
    this.workflow = workflow;
    this.number = number;
    this.createdAt = draft.createdAt();
    this.trigger = draft.trigger();
    this.old = draft.isOld();
    this.progress = draft.progress();
    this.evictedAt = createdAt.plus(workflow.repository().retentionDays(), ChronoUnit.DAYS);
  }

  /** The id, which stays the same when the run is re-run. */
  public long id() {
    return id;
  }

  /** The workflow as of the run, with the name it had then. */
  public Workflow workflow() {
    return workflow;
  }

  /** The repository of the run's workflow. */
  public Repository repository() {
    return workflow.repository();
  }

  /** The run number within its workflow, from 1. */
  public int number() {
    return number;
  }

  /** When the run was created; a re-run does not change it. */
  public Instant createdAt() {
    return createdAt;
  }

  /** What triggered the run. */
  public RunTrigger trigger() {
    return trigger;
  }

  /** Whether it predates GitHub's fields for path, attempt, actor and display title. */
  public boolean old() {
    return old;
  }

  /** The id of the check suite that GitHub creates for each run. */
  public long checkSuiteId() {
    return id + 5_000_000_000L;
  }

  /** How the run's state follows from the time. */
  public RunProgress progress() {
    return progress;
  }

  /** When its repository's retention ends for this run, and GitHub deletes it. */
  public Instant evictedAt() {
    return evictedAt;
  }

  /** Whether the run has been created by this time, and is not evicted yet. */
  public boolean exists(Instant now) {
    return now.isBefore(evictedAt) && progress.at(now).isPresent();
  }

  /** The state at a time; the first state if the run does not exist yet. */
  public RunState state(Instant now) {
    return progress.at(now).orElseGet(() -> RunState.queued(createdAt));
  }

  /** The last state, by a time, of an attempt; empty if it has not begun. */
  public Optional<RunState> attempt(int attempt, Instant now) {
    RunState current = state(now);
    if (attempt == current.attempt()) {
      return Optional.of(current);
    }
    return progress instanceof RunTimeline(var states)
        ? states.stream()
            .filter(state -> state.attempt() == attempt && !state.updatedAt().isAfter(now))
            .reduce((_, last) -> last)
        : Optional.ofNullable(former.get(attempt));
  }

  void become(RunState state) {
    RunState before = state(state.updatedAt());
    if (state.attempt() > before.attempt()) {
      former.put(before.attempt(), before);
    }
    progress = state;
  }
}
