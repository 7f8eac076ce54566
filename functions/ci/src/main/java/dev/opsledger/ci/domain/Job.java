package dev.opsledger.ci.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A job of an attempt of a run. GitHub's events of a job come late and out of order, so its states
 * are ordered by status and may be merged in any order.
 *
 * @param id GitHub's id; a re-run's job has an id of its own
 * @param run the run's id
 * @param attempt the attempt's number
 * @param name its name
 * @param labels the labels of the runners it may run on
 * @param runner where it runs, as far as it is known
 * @param state its newest state
 * @param queuedAt when it was created, empty in answers of before 2022
 * @param begun whether it was seen in progress
 * @param waited whether it was seen waiting for an approval or a protection rule
 */
public record Job(
    long id,
    long run,
    long attempt,
    String name,
    List<String> labels,
    Runner runner,
    State state,
    Optional<Instant> queuedAt,
    boolean begun,
    boolean waited) {

  /** Times of different servers may differ by seconds: a start so little before is at once. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  /**
   * The runner of a job.
   *
   * @param name its name, empty while the job is queued
   * @param group its group, empty while the job is queued
   * @param publicRepository whether it runs in a public repository, where some runners are free
   */
  public record Runner(Optional<String> name, Optional<String> group, boolean publicRepository) {
    private Runner or(Runner other) {
      return new Runner(
          name.or(other::name), group.or(other::group), publicRepository || other.publicRepository);
    }

    private Runner inPublic() {
      return new Runner(name, group, true);
    }
  }

  /** The same job in a public repository. */
  public Job inPublicRepository() {
    return new Job(
        id, run, attempt, name, labels, runner.inPublic(), state, queuedAt, begun, waited);
  }

  /**
   * A state of a job.
   *
   * @param status as GitHub calls it, such as {@code queued} or {@code in_progress}
   * @param conclusion how it ended; empty until it is completed
   * @param startedAt when it started on a runner; empty where that is not known
   * @param completedAt when it ended
   */
  public record State(
      String status,
      Optional<String> conclusion,
      Optional<Instant> startedAt,
      Optional<Instant> completedAt) {
    /** Orders the states of a job; a job that waited for an approval is queued after it. */
    public int step() {
      return switch (status) {
        case "completed" -> 4;
        case "in_progress" -> 3;
        case "queued" -> 2;
        default -> 1;
      };
    }
  }

  /** The same job by what was seen of it in two events or lists. */
  public Job mergedWith(Job other) {
    boolean newer = other.state.step() >= state.step();
    Job now = newer ? other : this;
    Job before = newer ? this : other;
    return new Job(
        id,
        run,
        attempt,
        now.name,
        now.labels.isEmpty() ? before.labels : now.labels,
        now.runner.or(before.runner),
        new State(
            now.state.status,
            now.state.conclusion,
            start(other),
            now.state.completedAt.or(before.state::completedAt)),
        queuedAt.or(other::queuedAt),
        begun || other.begun,
        waited || other.waited);
  }

  /** The event of its start knows it best. */
  private Optional<Instant> start(Job other) {
    if (begun != other.begun) {
      return begun ? state.startedAt : other.state.startedAt;
    }
    return RunAttempt.earlier(state.startedAt, other.state.startedAt);
  }

  /**
   * How long it waited for a runner, with the wait for an approval, if there was one; empty where
   * it is not known, which is not the same as zero.
   */
  public Optional<Duration> queued() {
    if (queuedAt.isEmpty() || state.startedAt.isEmpty()) {
      return Optional.empty();
    }
    Duration queued = Duration.between(queuedAt.get(), state.startedAt.get());
    if (!queued.isNegative()) {
      return Optional.of(queued);
    }
    return queued.plus(SKEW).isNegative() ? Optional.empty() : Optional.of(Duration.ZERO);
  }
}
