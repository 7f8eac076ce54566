package dev.opsledger.gists.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A write to the CRM whose outcome is unknown: the worker died or the response was lost. Wait until
 * it must have taken effect, search for what it made, and only then send it again.
 */
public final class InDoubtWrite {
  /**
   * After this time a request has taken effect or never will, and lists and searches show it: the
   * longest wait for a response is 30 seconds, and Pipedrive's search follows within seconds.
   */
  static final Duration SETTLES = Duration.ofMinutes(2);

  /** Our clock and the CRM's may differ by this much. */
  private static final Duration SKEW = Duration.ofMinutes(10);

  private InDoubtWrite() {}

  /**
   * Returns the time from which on to search for what was written.
   *
   * @param what the thing that was written, for the log
   * @throws RetryLaterException if the write may still take effect
   */
  public static Instant searchFrom(Instant sentAt, Clock clock, String what)
      throws RetryLaterException {
    Instant settled = sentAt.plus(SETTLES);
    if (clock.instant().isBefore(settled)) {
      throw new RetryLaterException(
          settled, "the outcome of posting " + what + " is unknown until " + settled);
    }
    return sentAt.minus(SKEW);
  }
}
