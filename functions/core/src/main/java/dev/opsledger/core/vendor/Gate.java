package dev.opsledger.core.vendor;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers a vendor's rate limits, so that no call is made that the vendor would refuse. */
public final class Gate {
  private final String reason;
  private final Backoff waits;
  private final Clock clock;
  private final Map<String, Instant> closedUntil = new ConcurrentHashMap<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

  /**
   * @param reason the readable cause of a wait, such as {@code PagerDuty's limit of calls}
   * @param waits how long to wait after a refusal
   */
  public Gate(String reason, Backoff waits, Clock clock) {
    this.reason = reason;
    this.waits = waits;
    this.clock = clock;
  }

  /**
   * Fails at once while the vendor would refuse a call.
   *
   * @param whose the limit's owner, shared by all calls with the same credential
   */
  public void check(String whose) throws RateLimitedException {
    Instant until = closedUntil.get(whose);
    Instant now = clock.instant();
    if (until != null && now.isBefore(until)) {
      throw limited(whose, waits.spread(now, until));
    }
  }

  /**
   * Records that the vendor refused a call. Returns the exception to throw.
   *
   * @param told the time that the vendor gave; empty if it gave none
   */
  public RateLimitedException refused(String whose, Optional<Instant> told) {
    int before = refusals.merge(whose, 1, Integer::sum) - 1;
    Instant until = waits.until(clock.instant(), told, before);
    close(whose, until);
    return limited(whose, until);
  }

  /** Records an accepted call, which resets the count of refusals. */
  public void answered(String whose) {
    refusals.remove(whose);
  }

  /** Records an accepted call after which the vendor will refuse others until the given time. */
  public void exhausted(String whose, Instant told) {
    close(whose, waits.until(clock.instant(), Optional.of(told), 0));
  }

  /** A shorter wait, from a call that was sent earlier, does not open a gate closed for longer. */
  private void close(String whose, Instant until) {
    closedUntil.merge(whose, until, (one, other) -> one.isAfter(other) ? one : other);
  }

  private RateLimitedException limited(String whose, Instant until) {
    return new RateLimitedException(until, whose.isEmpty() ? reason : reason + " of " + whose);
  }
}
