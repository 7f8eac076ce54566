package dev.opsledger.github;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import io.micronaut.json.tree.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Authenticates as an installation of the App. Its token is valid for an hour. It is replaced five
 * minutes before it expires, and when GitHub rejects it ("Generating an installation access token
 * for a GitHub App").
 */
final class InstallationCredential implements Credential {
  private static final Duration EARLY = Duration.ofMinutes(5);

  private final long installation;
  private final GitHub github;
  private final Clock clock;
  private Secret token;
  private Instant expires = Instant.EPOCH;

  InstallationCredential(long installation, GitHub github, Clock clock) {
    this.installation = installation;
    this.github = github;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "installation " + installation;
  }

  @Override
  public synchronized Optional<String> authorization()
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    if (!clock.instant().isBefore(expires.minus(EARLY))) {
      JsonNode response = github.createToken(installation);
      token =
          Json.text(response, "token")
              .filter(text -> !text.isEmpty())
              .map(Secret::of)
              .orElseThrow(() -> new VendorUnavailableException("GitHub's response has no token"));
      expires =
          Json.text(response, "expires_at")
              .map(Instant::parse)
              .orElseGet(() -> clock.instant().plus(Duration.ofHours(1)));
    }
    return Optional.of("Bearer " + token.reveal());
  }

  @Override
  public synchronized boolean renew() {
    expires = Instant.EPOCH;
    return true;
  }
}
