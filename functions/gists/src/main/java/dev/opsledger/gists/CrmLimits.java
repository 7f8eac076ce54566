package dev.opsledger.gists;

import dev.opsledger.core.vendor.RateLimited;
import dev.opsledger.core.vendor.VendorResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * How long a 429 of Pipedrive's lasts ("Rate limiting"): a burst limit within two seconds, whose
 * headers say when it ends, and a daily budget that comes back at midnight.
 */
final class CrmLimits {
  /** What only people can cure is tried again this often. */
  static final Duration PEOPLE = Duration.ofHours(1);

  private static final Duration UNTOLD = Duration.ofMinutes(15);

  /** Whatever it says: the budget is a day's. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private CrmLimits() {}

  static RateLimited wait(VendorResponse response, String said, Instant now) {
    Optional<Long> retryAfter = response.numericHeader("retry-after");
    if (retryAfter.isPresent()) {
      return new RateLimited(after(now, retryAfter.get()), "Pipedrive asks to wait" + said);
    }
    if (daily(response, said)) {
      return new RateLimited(midnight(now), "Pipedrive's daily budget is used up" + said);
    }
    Optional<Long> reset = response.numericHeader("x-ratelimit-reset");
    return new RateLimited(
        reset.map(seconds -> after(now, seconds)).orElse(now.plus(UNTOLD)),
        "Pipedrive's rate limit is reached" + said);
  }

  private static Instant after(Instant now, long seconds) {
    return now.plusSeconds(Math.clamp(seconds, 0, LONGEST.toSeconds()));
  }

  private static boolean daily(VendorResponse response, String said) {
    String text = said.toLowerCase(Locale.ROOT);
    return text.contains("daily")
        || text.contains("budget")
        || response.numericHeader("x-daily-requests-left").filter(n -> n == 0).isPresent();
  }

  /** The day is counted in UTC ("Rate limiting", x-daily-requests-left). */
  private static Instant midnight(Instant now) {
    return now.atZone(ZoneOffset.UTC)
        .toLocalDate()
        .plusDays(1)
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }
}
