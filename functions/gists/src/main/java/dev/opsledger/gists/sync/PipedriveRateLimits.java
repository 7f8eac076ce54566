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
 * How long to wait after a 429 from Pipedrive ("Rate limiting" in its API documentation). There is
 * a burst limit of two seconds, whose headers say when it ends, and a daily budget that is renewed
 * at midnight UTC.
 */
final class PipedriveRateLimits {
  /** Refusals that only a person can resolve, such as an invalid key, are retried this often. */
  static final Duration UNTIL_RESOLVED = Duration.ofHours(1);

  /** Waits start at seconds; one that Pipedrive asks for may last until the next day. */
  static final Backoff WAITS = new Backoff(Duration.ofSeconds(2), Duration.ofDays(1));

  private PipedriveRateLimits() {}

  static RateLimitedException limited(VendorResponse response, String said, Instant now) {
    Optional<Instant> asked = response.retryAfter(now);
    if (asked.isPresent()) {
      return told(now, asked.get(), "Pipedrive asked to wait" + said);
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

  /** A time in the past does not say how long to wait. */
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

  /** The daily budget is renewed at midnight UTC ("Rate limiting", x-daily-requests-left). */
  private static Instant midnight(Instant now) {
    return now.atZone(ZoneOffset.UTC)
        .toLocalDate()
        .plusDays(1)
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }
}
