package dev.opsledger.core.vendor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long a vendor that refuses is left alone, whatever it says: never less than a second, which
 * doubles with each refusal in a row, so that a time that is over leads to no storm of calls; never
 * longer than a ceiling, after which it is asked again; and a little longer than that, differently
 * each time, so that not all who wait return in the same second.
 *
 * @param usual the wait where the vendor does not say how long, doubled with each refusal in a row
 * @param most the longest wait that is believed
 */
public record Backoff(Duration usual, Duration most) {
  private static final Duration LEAST = Duration.ofSeconds(1);

  /** The longest wait that nobody asked for. */
  private static final Duration LONGEST_UNTOLD = Duration.ofMinutes(15);

  private static final Duration MOST_SPREAD = Duration.ofMinutes(1);
  private static final int SPREAD_SHARE = 10;
  private static final int DOUBLINGS = 20;

  /**
   * When to ask again.
   *
   * @param told when the vendor may be asked again as it says, empty when it does not
   * @param before how many refusals in a row there were before this one
   */
  public Instant until(Instant now, Optional<Instant> told, int before) {
    Duration least = doubled(told.isPresent() ? LEAST : usual, before);
    Duration wait = told.map(at -> Duration.between(now, at)).orElse(least);
    Duration bounded = shorter(longer(wait, least), most);
    return spread(now, now.plus(bounded));
  }

  /** A time that was told to many, a little later for each of them. */
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
