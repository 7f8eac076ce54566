package dev.opsledger.github;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.core.vendor.Backoff;
import dev.opsledger.core.vendor.Gate;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Obeys GitHub's rate limits, as its responses report them ("Rate limits for the REST API" and
 * "Best practices": {@code retry-after} first, else the reset of an exhausted primary limit, else
 * at least a minute, then exponentially longer).
 */
final class GitHubRateLimits {
  /** At most an hour: the period of the primary limit. */
  private static final Backoff WAITS = new Backoff(Duration.ofMinutes(1), Duration.ofHours(1));

  /** What is left of a limit for those who are in a hurry: a tenth. */
  private static final long RESERVE = 10;

  private final Clock clock;
  private final Gate gate;
  private final Map<String, Instant> scarceUntil = new ConcurrentHashMap<>();

  GitHubRateLimits(Clock clock) {
    this.clock = clock;
    this.gate = new Gate("GitHub's rate limit", WAITS, clock);
  }

  /** Fails without a call while GitHub would refuse the credential. */
  void check(Credential credential) throws RateLimitedException {
    gate.check(credential.name());
  }

  /** Fails without a call while less than a tenth of the credential's limit is left. */
  void checkReserve(Credential credential) throws RateLimitedException {
    Instant until = scarceUntil.get(credential.name());
    if (until != null && clock.instant().isBefore(until)) {
      throw new RateLimitedException(
          until, "the rest of GitHub's rate limit of " + credential.name() + " is kept in reserve");
    }
  }

  private void noteReserve(Credential credential, VendorResponse response) {
    Optional<Long> limit = response.numericHeader("x-ratelimit-limit");
    Optional<Long> remaining = response.numericHeader("x-ratelimit-remaining");
    if (limit.isPresent() && remaining.isPresent()) {
      if (remaining.get() >= limit.get() / RESERVE) {
        scarceUntil.remove(credential.name());
      } else {
        Instant latest = clock.instant().plus(Duration.ofHours(1));
        reset(response)
            .map(at -> at.isBefore(latest) ? at : latest)
            .ifPresent(at -> scarceUntil.put(credential.name(), at));
      }
    }
  }

  /** Notes what a response says of the limits; throws if the call was refused because of one. */
  void learn(Credential credential, VendorResponse response) throws RateLimitedException {
    if (refused(response)) {
      throw gate.refused(credential.name(), retryAt(response));
    }
    gate.answered(credential.name());
    noteReserve(credential, response);
    if (exhausted(response)) {
      reset(response).ifPresent(at -> gate.exhausted(credential.name(), at));
    }
  }

  private Optional<Instant> retryAt(VendorResponse response) {
    return response
        .retryAfter(clock.instant())
        .or(() -> exhausted(response) ? reset(response) : Optional.empty());
  }

  /** A 403 may also mean a missing permission, which is no reason to wait. */
  private static boolean refused(VendorResponse response) {
    if (response.status() != 403) {
      return response.status() == 429;
    }
    String text = message(response).toLowerCase(Locale.ROOT);
    return exhausted(response)
        || response.header("retry-after").isPresent()
        || text.contains("rate limit")
        || text.contains("abuse");
  }

  private static String message(VendorResponse response) {
    try {
      return Json.text(Json.parse(response.body()), "message").orElse("");
    } catch (MalformedJsonException e) {
      return new String(response.body(), StandardCharsets.UTF_8);
    }
  }

  private static boolean exhausted(VendorResponse response) {
    return response.numericHeader("x-ratelimit-remaining").filter(n -> n == 0).isPresent();
  }

  private static Optional<Instant> reset(VendorResponse response) {
    return response.numericHeader("x-ratelimit-reset").map(Instant::ofEpochSecond);
  }
}
