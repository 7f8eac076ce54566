package dev.opsledger.github;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.ListReader.ReadPage;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The accounts in which the App is installed ({@code GET /app/installations}). The list is cached,
 * so that many repositories cost one call; an unchanged list is a 304, which is free of the primary
 * rate limit.
 */
public final class Installations {
  private static final Duration KEPT = Duration.ofMinutes(10);

  /**
   * An account that a cached list lacks may have installed the App since, or have a new name; so an
   * older list is read again before the account counts as without the App.
   */
  private static final Duration KEPT_FOR_A_NO = Duration.ofSeconds(30);

  private final GitHub github;
  private final Clock clock;
  private List<ReadPage> pages = List.of();
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
   *
   * @throws VendorUnavailableException if the list cannot be read, which is no verdict on anything
   */
  public Optional<Credential> of(String owner)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    return of(owner, KEPT_FOR_A_NO);
  }

  /**
   * As {@link #of(String)}, for an account that may have installed the App this very moment: an
   * account that the cached list lacks is always looked for in a new one.
   */
  public Optional<Credential> ofNow(String owner)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    return of(owner, Duration.ZERO);
  }

  private synchronized Optional<Credential> of(String owner, Duration keptForANo)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    if (!github.hasApp()) {
      return Optional.empty();
    }
    String key = owner.toLowerCase(Locale.ROOT);
    boolean listed = listIfOlder(KEPT);
    if (!byOwner.containsKey(key) && !listed) {
      listIfOlder(keptForANo);
    }
    return Optional.ofNullable(byOwner.get(key)).map(github::installation);
  }

  /** The active installations, by the login of their account in lower case. */
  public synchronized Map<String, Long> byLogin()
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    listIfOlder(KEPT);
    return Map.copyOf(byOwner);
  }

  /** The credentials of all active installations, in GitHub's order. */
  public synchronized List<Credential> all()
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    if (!github.hasApp()) {
      return List.of();
    }
    listIfOlder(KEPT_FOR_A_NO);
    return byOwner.values().stream().map(github::installation).toList();
  }

  /** Returns whether the list was read. */
  private boolean listIfOlder(Duration age)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Instant now = clock.instant();
    if (listedAt.isAfter(now.minus(age))) {
      return false;
    }
    List<ReadPage> read = read();
    var found = new LinkedHashMap<String, Long>();
    for (ReadPage page : read) {
      for (JsonNode json : page.page().items()) {
        add(json, found);
      }
    }
    pages = read;
    byOwner = found;
    listedAt = now;
    return true;
  }

  private List<ReadPage> read()
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Credential app = github.app();
    var reader = new ListReader(github, app);
    if (!pages.isEmpty()) {
      return reader.readAgain(pages, Installations::check);
    }
    URI uri = github.at("/app/installations?per_page=100");
    return reader.read(uri, github.get(app, uri), Installations::check);
  }

  /** An installation that cannot be identified must not count as none. */
  private static void check(List<JsonNode> items) throws VendorUnavailableException {
    for (JsonNode json : items) {
      if (Json.number(json, "id").isEmpty()) {
        throw new VendorUnavailableException("GitHub lists an installation without an id");
      }
    }
  }

  /** Skips an installation of an enterprise, which has no login, and one of a deleted account. */
  private static void add(JsonNode json, Map<String, Long> found) {
    Optional<String> login = Json.text(Json.child(json, "account"), "login");
    boolean active = Json.text(json, "suspended_at").isEmpty();
    if (active && login.isPresent()) {
      found.put(login.get().toLowerCase(Locale.ROOT), Json.number(json, "id").orElseThrow());
    }
  }
}
