package dev.opsledger.core.sync;

import java.time.Instant;

/** The outcome of one attempt at a unit. */
sealed interface Outcome {
  /** The unit was completed. */
  record Done() implements Outcome {}

  /** A duplicate delivery: the unit was completed before. */
  record Repeated() implements Outcome {}

  /** Rate limited: sent again with a delay, and not counted as a failed attempt. */
  record Parked(Instant until, String reason) implements Outcome {}

  /** The function had too little time left; another invocation takes over. */
  record Late(String reason) implements Outcome {}

  /** The attempt failed, but a retry may succeed. */
  record Retry(String reason) implements Outcome {}

  /** A required setting is missing, so nothing was attempted. */
  record Idle(String reason) implements Outcome {}

  /** The vendor refuses it permanently; recorded as failed, but not dead-lettered. */
  record Refused(String reason) implements Outcome {}

  /** Out of attempts, or not a valid unit: dead-lettered for a person to look at. */
  record GivenUp(String reason) implements Outcome {}
}
