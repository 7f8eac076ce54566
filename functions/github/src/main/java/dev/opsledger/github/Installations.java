package dev.opsledger.github;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The accounts in which the App is installed ({@code GET /app/installations}). The list is cached
 * for ten minutes, so that many repositories cost one call.
 */
public final class Installations {
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final GitHub github;
  private final Clock clock;
  private Map<String, Long> byOwner = Map.of();
  private Instant listedAt = Instant.MIN;

  /**
   * @param github lists the installations
   * @param clock dates the cached list
   */
  public Installations(GitHub github, Clock clock) {
    this.github = github;
    this.clock = clock;
  }

  /**
   * The credential of an account's installation, ignoring the case of its name. Empty if the App is
   * not installed there, is suspended, or is not configured.
   */
  public synchronized Optional<Credential> of(String owner)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    if (!github.hasApp()) {
      return Optional.empty();
    }
    return Optional.ofNullable(all().get(owner.toLowerCase(Locale.ROOT))).map(github::installation);
  }

  /** The installations that are not suspended, by the login of their account in lower case. */
  public synchronized Map<String, Long> all()
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Instant now = clock.instant();
    if (listedAt.isBefore(now.minus(KEPT))) {
      byOwner = Map.copyOf(list());
      listedAt = now;
    }
    return byOwner;
  }

  private Map<String, Long> list()
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    var found = new HashMap<String, Long>();
    Optional<URI> next = Optional.of(github.at("/app/installations?per_page=100"));
    while (next.isPresent()) {
      Page page = github.get(github.app(), next.get());
      page.items().forEach(json -> add(json, found));
      next = page.next();
    }
    return found;
  }

  private static void add(JsonNode json, Map<String, Long> found) {
    Optional<Long> id = Json.number(json, "id");
    Optional<String> login = Json.text(Json.child(json, "account"), "login");
    boolean active = Json.text(json, "suspended_at").isEmpty();
    if (active && id.isPresent() && login.isPresent()) {
      found.put(login.get().toLowerCase(Locale.ROOT), id.get());
    }
  }
}
