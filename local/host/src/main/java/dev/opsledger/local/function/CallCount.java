package dev.opsledger.local.function;

import java.time.Duration;

/**
 * How often and how long a function has run since the host started.
 *
 * @param calls completed calls, successful or not
 * @param time their total duration, without creating instances
 */
public record CallCount(long calls, Duration time) {
  /** The difference to an earlier count. */
  public CallCount since(CallCount earlier) {
    return new CallCount(calls - earlier.calls, time.minus(earlier.time));
  }

  /** The sum of two counts. */
  public CallCount plus(CallCount other) {
    return new CallCount(calls + other.calls, time.plus(other.time));
  }
}
