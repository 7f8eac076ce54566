package dev.opsledger.core.vendor;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers what a vendor said of its limits, so that no call is made that it would refuse. */
public final class Gate {
  private final String reason;
  private final Backoff waits;
  private final Clock clock;
  private final Map<String, Instant> closedUntil = new ConcurrentHashMap<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

  /**
   * @param reason what people read of a wait, such as {@code PagerDuty's limit of calls}
   * @param waits how long the vendor is left alone
   */
  public Gate(String reason, Backoff waits, Clock clock) {
    this.reason = reason;
    this.waits = waits;
    this.clock = clock;
  }

  /**
   * Refuses a call that the vendor would refuse.
   *
   * @param whose whose limit it is: what the calls with one credential have in common
   */
  public void check(String whose) throws RateLimitedException {
    Instant until = closedUntil.get(whose);
    Instant now = clock.instant();
    if (until != null && now.isBefore(until)) {
      throw limited(whose, waits.spread(now, until));
    }
  }

  /**
   * The vendor refused a call.
   *
   * @param told when it may be asked again as it says, empty when it does not
   */
  public RateLimitedException refused(String whose, Optional<Instant> told) {
    int before = refusals.merge(whose, 1, Integer::sum) - 1;
    Instant until = waits.until(clock.instant(), told, before);
    closedUntil.put(whose, until);
    return limited(whose, until);
  }

  /** The vendor answered. */
  public void answered(String whose) {
    refusals.remove(whose);
  }

  /** The vendor answered, and said that it will refuse the next call until a time. */
  public void exhausted(String whose, Instant told) {
    closedUntil.put(whose, waits.until(clock.instant(), Optional.of(told), 0));
  }

  private RateLimitedException limited(String whose, Instant until) {
    return new RateLimitedException(until, whose.isEmpty() ? reason : reason + " of " + whose);
  }
}
