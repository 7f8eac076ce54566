package dev.opsledger.core.sync;

import dev.opsledger.core.config.SettingsReader;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often a unit is tried and how long to wait between attempts.
 *
 * @param most attempts before a unit is given up; counted in its message and in the ledger, because
 *     SQS's receive count includes deliveries that Lambda throttled
 * @param first the wait after the first failed attempt, doubled after each further one
 */
public record RetryPolicy(int most, Duration first) {
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int JITTER_SHARE = 5;

  /** Reads {@code SYNC_MAX_ATTEMPTS} (default 5) and {@code SYNC_RETRY_SECONDS} (default 30). */
  public static RetryPolicy read(SettingsReader settings) {
    return new RetryPolicy(
        settings.integer("SYNC_MAX_ATTEMPTS", 5, 1, 100),
        Duration.ofSeconds(settings.integer("SYNC_RETRY_SECONDS", 30, 0, 900)));
  }

  /**
   * The delay after a failed attempt: doubled each time, up to 15 minutes. Up to a fifth of it is
   * left out at random, so that units that failed together do not return together.
   */
  Duration wait(int attempt) {
    Duration doubled = first.multipliedBy(1L << Math.min(attempt - 1, 10));
    Duration wait = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    long jitter = RandomGenerator.getDefault().nextLong(wait.toMillis() / JITTER_SHARE + 1);
    return wait.minusMillis(jitter);
  }
}
