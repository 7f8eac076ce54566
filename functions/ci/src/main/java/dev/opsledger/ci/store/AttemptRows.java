package dev.opsledger.ci.store;

import dev.opsledger.ci.domain.RunAttempt;
import dev.opsledger.core.dynamo.Row;
import java.time.Instant;
import java.util.Optional;

/**
 * Maps attempts to rows and back: an earlier attempt has its own row, the latest is in its run's.
 */
public final class AttemptRows {
  static final String STARTED_BY = "startedBy";
  static final String ENDED_AT = "endedAt";

  /** Orders the states of a row. */
  public static final String VERSION = "version";

  private AttemptRows() {}

  /** The row of an earlier attempt. */
  public static Row row(long run, RunAttempt attempt) {
    return fill(Row.of(CiKeys.runPk(run), CiKeys.attemptSk(attempt.number())), attempt);
  }

  /** Adds an attempt to a row. */
  static Row fill(Row row, RunAttempt attempt) {
    return row.with("attempt", attempt.number())
        .with("status", attempt.status())
        .with("conclusion", attempt.conclusion().orElse(null))
        .with(STARTED_BY, attempt.startedBy().orElse(null))
        .with("startedAt", millis(attempt.startedAt()))
        .with(ENDED_AT, millis(attempt.endedAt()))
        .with("updatedAt", attempt.updatedAt().toEpochMilli())
        .with(VERSION, attempt.version());
  }

  /** The attempt in a row. Of a former version's row, the last change is the earliest known end. */
  public static RunAttempt attempt(Row row) {
    Instant updatedAt = Instant.ofEpochMilli(row.number("updatedAt"));
    RunAttempt seen =
        RunAttempt.seen(
            row.number("attempt"),
            row.get("status"),
            row.find("conclusion"),
            row.find(STARTED_BY),
            row.findNumber("startedAt").map(Instant::ofEpochMilli),
            updatedAt);
    return new RunAttempt(
        seen.number(),
        seen.status(),
        seen.conclusion(),
        seen.startedBy(),
        seen.startedAt(),
        row.findNumber(ENDED_AT).map(Instant::ofEpochMilli).or(seen::endedAt),
        updatedAt);
  }

  private static Long millis(Optional<Instant> time) {
    return time.map(Instant::toEpochMilli).orElse(null);
  }
}
