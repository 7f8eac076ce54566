package dev.opsledger.local.function;

import java.time.Duration;

/**
 * What a function did since it was started.
 *
 * @param calls how many calls ended, well or not
 * @param time how long they took together, without the making of instances
 */
public record Work(long calls, Duration time) {
  /** What was done since an earlier moment. */
  public Work since(Work earlier) {
    return new Work(calls - earlier.calls, time.minus(earlier.time));
  }

  /** Both together. */
  public Work plus(Work other) {
    return new Work(calls + other.calls, time.plus(other.time));
  }
}
