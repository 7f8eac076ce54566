package dev.opsledger.local.function;

import java.time.Duration;

/**
 * What a function did since it was started.
 *
 * @param calls how many calls ended, well or not
 * @param time how long they took together, without the making of instances
 */
public record CallCount(long calls, Duration time) {
  /** What was done since an earlier moment. */
  public CallCount since(CallCount earlier) {
    return new CallCount(calls - earlier.calls, time.minus(earlier.time));
  }

  /** Both together. */
  public CallCount plus(CallCount other) {
    return new CallCount(calls + other.calls, time.plus(other.time));
  }
}
