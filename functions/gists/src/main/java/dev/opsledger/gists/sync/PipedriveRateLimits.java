package dev.opsledger.gists.sync;

import dev.opsledger.core.vendor.Backoff;
import dev.opsledger.core.vendor.RateLimitedException;
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
final class PipedriveRateLimits {
  /** What only people can cure is tried again this often. */
  static final Duration PEOPLE = Duration.ofHours(1);

  /** A limit of seconds; what it says may be the rest of a day, whose budget is used up. */
  static final Backoff WAITS = new Backoff(Duration.ofSeconds(2), Duration.ofDays(1));

  private PipedriveRateLimits() {}

  static RateLimitedException wait(VendorResponse response, String said, Instant now) {
    Optional<Instant> asked = response.retryAfter(now);
    if (asked.isPresent()) {
      return told(now, asked.get(), "Pipedrive asks to wait" + said);
    }
    if (daily(response, said)) {
      return told(now, midnight(now), "Pipedrive's daily budget is used up" + said);
    }
    String reached = "Pipedrive's rate limit is reached" + said;
    return response
        .secondsFrom(now, "x-ratelimit-reset")
        .map(at -> told(now, at, reached))
        .orElseGet(
            () -> RateLimitedException.untold(WAITS.until(now, Optional.empty(), 0), reached));
  }

  /** A time that is over already says nothing. */
  private static RateLimitedException told(Instant now, Instant at, String reason) {
    Instant until = WAITS.until(now, Optional.of(at), 0);
    return at.isAfter(now)
        ? new RateLimitedException(until, reason)
        : RateLimitedException.untold(until, reason);
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
