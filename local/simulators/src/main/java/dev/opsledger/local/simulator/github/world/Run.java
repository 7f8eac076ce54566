package dev.opsledger.local.simulator.github.world;

import java.time.Instant;
import java.util.Comparator;

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
  private volatile RunProgress progress;

  Run(long id, Workflow workflow, int number, RunDraft draft) {
    this.id = id;
    this.workflow = workflow;
    this.number = number;
    this.createdAt = draft.createdAt();
    this.trigger = draft.trigger();
    this.old = draft.isOld();
    this.progress = draft.progress();
  }

  public long id() {
    return id;
  }

  public Workflow workflow() {
    return workflow;
  }

  public Repository repository() {
    return workflow.repository();
  }

  /** The run number within its workflow, from 1. */
  public int number() {
    return number;
  }

  public Instant createdAt() {
    return createdAt;
  }

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

  public RunProgress progress() {
    return progress;
  }

  /** Whether the run has been created by this time. */
  public boolean exists(Instant now) {
    return progress.at(now).isPresent();
  }

  /** The state at a time; the first state if the run does not exist yet. */
  public RunState state(Instant now) {
    return progress.at(now).orElseGet(() -> RunState.queued(createdAt));
  }

  void become(RunState state) {
    progress = state;
  }
}
