package dev.opsledger.core.vendor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a vendor refused a call, whatever it says: at least a second, doubled with
 * each refusal in a row, so that a reset time in the past causes no storm of calls; at most a
 * ceiling, after which the vendor is tried again; plus random jitter, so that not all callers
 * return in the same second.
 *
 * @param usual the wait if the vendor gives no time, doubled with each refusal in a row
 * @param most the longest wait to accept from a vendor
 */
public record Backoff(Duration usual, Duration most) {
  private static final Duration LEAST = Duration.ofSeconds(1);

  /** The ceiling for waits that grew by doubling. */
  private static final Duration LONGEST_UNTOLD = Duration.ofMinutes(15);

  private static final Duration MOST_SPREAD = Duration.ofMinutes(1);
  private static final int SPREAD_SHARE = 10;
  private static final int DOUBLINGS = 20;

  /**
   * When the vendor may be called again.
   *
   * @param told the time that the vendor gave; empty if it gave none
   * @param before the number of refusals in a row before this one
   */
  public Instant until(Instant now, Optional<Instant> told, int before) {
    Duration least = doubled(told.isPresent() ? LEAST : usual, before);
    Duration wait = told.map(at -> Duration.between(now, at)).orElse(least);
    Duration bounded = shorter(longer(wait, least), most);
    return spread(now, now.plus(bounded));
  }

  /** Adds random jitter to a time that many callers wait for. */
  public Instant spread(Instant now, Instant until) {
    Duration wait = Duration.between(now, until);
    Duration share = shorter(wait.dividedBy(SPREAD_SHARE).plus(LEAST), MOST_SPREAD);
    return until.plusMillis(RandomGenerator.getDefault().nextLong(share.toMillis()));
  }

  private static Duration doubled(Duration wait, int times) {
    Duration doubled = wait.multipliedBy(1L << Math.clamp(times, 0, DOUBLINGS));
    return longer(wait, shorter(doubled, LONGEST_UNTOLD));
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
