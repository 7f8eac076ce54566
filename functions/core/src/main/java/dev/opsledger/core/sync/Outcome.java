package dev.opsledger.core.sync;

import java.time.Instant;

/** How an attempt at a unit ended. */
sealed interface Outcome {
  /** It is done. */
  record Done() implements Outcome {}

  /** It was done before, and its message came again. */
  record Repeated() implements Outcome {}

  /** The vendor asks to wait. */
  record Parked(Instant until, String reason) implements Outcome {}

  /** Its function had too little time left for it. */
  record Late(String reason) implements Outcome {}

  /** Another attempt may help. */
  record Retry(String reason) implements Outcome {}

  /** There is nobody to ask. */
  record Idle(String reason) implements Outcome {}

  /** It can never be done; nothing is lost by leaving it. */
  record Refused(String reason) implements Outcome {}

  /** All attempts are used up; a person must look. */
  record GivenUp(String reason) implements Outcome {}
}
