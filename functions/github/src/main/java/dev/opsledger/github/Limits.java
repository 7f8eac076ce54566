package dev.opsledger.github;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJson;
import dev.opsledger.core.vendor.RateLimited;
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
 * What GitHub's answers say about how often it may be called ("Rate limits for the REST API" and
 * "Best practices": {@code retry-after} first, else the reset of an exhausted primary limit, else
 * at least a minute, then exponentially longer).
 */
final class Limits {
  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final int DOUBLINGS = 4;

  private final Clock clock;
  private final Map<String, Instant> closedUntil = new ConcurrentHashMap<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

  Limits(Clock clock) {
    this.clock = clock;
  }

  /** Refuses a call that GitHub would refuse, without making it. */
  void check(Credential credential) throws RateLimited {
    Instant until = closedUntil.get(credential.name());
    if (until != null && clock.instant().isBefore(until)) {
      throw limited(credential, until);
    }
  }

  /** Learns from an answer; a refusal for the sake of a limit is thrown. */
  void learn(Credential credential, VendorResponse response) throws RateLimited {
    Optional<Instant> until = wait(credential, response);
    if (until.isPresent()) {
      closedUntil.put(credential.name(), until.get());
      throw limited(credential, until.get());
    }
    refusals.remove(credential.name());
    if (exhausted(response)) {
      reset(response).ifPresent(at -> closedUntil.put(credential.name(), at));
    }
  }

  private Optional<Instant> wait(Credential credential, VendorResponse response) {
    if (response.status() != 403 && response.status() != 429) {
      return Optional.empty();
    }
    Optional<Long> retryAfter = response.numericHeader("retry-after");
    if (retryAfter.isPresent()) {
      return Optional.of(clock.instant().plusSeconds(retryAfter.get()));
    }
    if (exhausted(response)) {
      return Optional.of(reset(response).orElseGet(() -> clock.instant().plus(LEAST)));
    }
    return response.status() == 429 || speaksOfLimit(response)
        ? Optional.of(clock.instant().plus(longer(credential)))
        : Optional.empty();
  }

  /** A 403 may also mean that the App lacks a permission, which no waiting cures. */
  private static boolean speaksOfLimit(VendorResponse response) {
    String text = message(response).toLowerCase(Locale.ROOT);
    return text.contains("rate limit") || text.contains("abuse");
  }

  private static String message(VendorResponse response) {
    try {
      return Json.text(Json.parse(response.body()), "message").orElse("");
    } catch (MalformedJson e) {
      return new String(response.body(), StandardCharsets.UTF_8);
    }
  }

  private Duration longer(Credential credential) {
    int before = refusals.merge(credential.name(), 1, Integer::sum) - 1;
    return LEAST.multipliedBy(1L << Math.min(before, DOUBLINGS));
  }

  private static boolean exhausted(VendorResponse response) {
    return response.numericHeader("x-ratelimit-remaining").filter(n -> n == 0).isPresent();
  }

  private static Optional<Instant> reset(VendorResponse response) {
    return response.numericHeader("x-ratelimit-reset").map(Instant::ofEpochSecond);
  }

  private static RateLimited limited(Credential credential, Instant until) {
    return new RateLimited(until, "GitHub's rate limit of " + credential.name());
  }
}
