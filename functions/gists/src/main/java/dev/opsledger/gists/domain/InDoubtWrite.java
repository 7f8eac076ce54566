package dev.opsledger.gists.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What to do when something may have been posted: wait until it would show, then look, and only
 * then post again.
 */
public final class InDoubtWrite {
  /**
   * So long after it was sent a request has taken effect or never will, and lists show what it
   * made. The longest wait for an answer is 30 seconds; Pipedrive's search follows within seconds.
   */
  static final Duration SETTLES = Duration.ofMinutes(2);

  /** Clocks differ: lists are asked for somewhat more than was sent since. */
  private static final Duration SKEW = Duration.ofMinutes(10);

  private InDoubtWrite() {}

  /** Returns from when on to look; not before it makes sense. */
  public static Instant settled(Instant sentAt, Clock clock, String what) throws RetryLaterException {
    Instant settled = sentAt.plus(SETTLES);
    if (clock.instant().isBefore(settled)) {
      throw new RetryLaterException(settled, what + " may have been posted; looking for it after a while");
    }
    return sentAt.minus(SKEW);
  }
}
