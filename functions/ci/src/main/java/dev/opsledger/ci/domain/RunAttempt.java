package dev.opsledger.ci.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * An attempt of a run: the first one, or a re-run.
 *
 * @param number 1 for the first attempt, one more for each re-run
 * @param status {@code queued}, {@code in_progress}, {@code completed} or whatever GitHub adds
 * @param conclusion how it ended; empty until it is completed
 * @param startedBy the login of who started it, empty in old runs
 * @param startedAt when it started, empty in old runs
 * @param endedAt when it was completed, by the earliest completed state that was seen: GitHub
 *     changes the time of change of completed runs too
 * @param updatedAt when GitHub last changed it
 */
public record RunAttempt(
    long number,
    String status,
    Optional<String> conclusion,
    Optional<String> startedBy,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Instant updatedAt) {
  private static final String COMPLETED = "completed";

  /**
   * Of two conclusions in the same second neither is known to be newer, but it is always the same.
   */
  private static final Comparator<RunAttempt> BY_AGE =
      Comparator.comparing(RunAttempt::version)
          .thenComparing(attempt -> attempt.conclusion().orElse(""));

  /** An attempt in a state that was just seen. */
  public static RunAttempt seen(
      long number,
      String status,
      Optional<String> conclusion,
      Optional<String> startedBy,
      Optional<Instant> startedAt,
      Instant updatedAt) {
    boolean ended = status.equals(COMPLETED);
    return new RunAttempt(
        number,
        status,
        conclusion.filter(_ -> ended),
        startedBy,
        startedAt,
        ended ? Optional.of(updatedAt) : Optional.empty(),
        updatedAt);
  }

  /** Whether it has ended, so that it has a conclusion. */
  public boolean completed() {
    return status.equals(COMPLETED);
  }

  /**
   * A text that orders the states of a run: by attempt, then by time of change, then by progress.
   * The greater text is the newer state.
   */
  public String version() {
    int step =
        switch (status) {
          case COMPLETED -> 3;
          case "in_progress" -> 2;
          default -> 1;
        };
    return "%05d|%012d|%d".formatted(number, updatedAt.getEpochSecond(), step);
  }

  /** The same attempt by two of its states, in whatever order they were seen. */
  public RunAttempt mergedWith(RunAttempt other) {
    boolean newer = BY_AGE.compare(other, this) >= 0;
    RunAttempt now = newer ? other : this;
    RunAttempt before = newer ? this : other;
    return new RunAttempt(
        number,
        now.status,
        now.conclusion,
        now.startedBy.or(before::startedBy),
        now.startedAt.or(before::startedAt),
        earlier(endedAt, other.endedAt),
        now.updatedAt);
  }

  /** The earlier of two times, or the one that is known. */
  static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    return one.filter(at -> other.isEmpty() || at.isBefore(other.get())).or(() -> other);
  }
}
