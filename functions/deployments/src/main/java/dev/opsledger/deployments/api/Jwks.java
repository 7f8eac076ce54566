package dev.opsledger.deployments.api;

import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The issuer's public keys. They are fetched if a key is unknown or the keys are an hour old, but
 * at most once a minute, even if that fails. While the issuer is down, the last keys are used.
 */
public final class Jwks {
  private static final Duration BETWEEN_FETCHES = Duration.ofMinutes(1);
  private static final Duration FRESH = Duration.ofHours(1);

  private final Supplier<Optional<Map<String, RSAPublicKey>>> fetch;
  private final Clock clock;
  private Map<String, RSAPublicKey> keys = Map.of();
  private Instant fetched = Instant.MIN;
  private Instant tried = Instant.MIN;

  /**
   * @param fetch returns the keys by id, empty if the issuer cannot be reached
   */
  public Jwks(Supplier<Optional<Map<String, RSAPublicKey>>> fetch, Clock clock) {
    this.fetch = fetch;
    this.clock = clock;
  }

  /** The key with this id, empty if the issuer has none. */
  synchronized Optional<RSAPublicKey> find(String keyId) {
    Instant now = clock.instant();
    boolean stale = !keys.containsKey(keyId) || isOver(fetched, FRESH, now);
    if (stale && isOver(tried, BETWEEN_FETCHES, now)) {
      tried = now;
      fetch
          .get()
          .ifPresent(
              found -> {
                keys = Map.copyOf(found);
                fetched = now;
              });
    }
    return Optional.ofNullable(keys.get(keyId));
  }

  private static boolean isOver(Instant since, Duration duration, Instant now) {
    return since.equals(Instant.MIN) || !now.isBefore(since.plus(duration));
  }
}
