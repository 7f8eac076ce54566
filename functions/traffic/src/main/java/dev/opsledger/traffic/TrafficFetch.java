package dev.opsledger.traffic;

import dev.opsledger.core.vendor.RateLimited;
import dev.opsledger.core.vendor.VendorRefused;
import dev.opsledger.core.vendor.VendorUnavailable;
import dev.opsledger.github.Credential;
import dev.opsledger.github.GitHub;
import io.micronaut.json.tree.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Asks GitHub for a repository's traffic, in four calls. */
record TrafficFetch(GitHub github, Clock clock) {
  private static final System.Logger LOG = System.getLogger(TrafficFetch.class.getName());

  /**
   * Fetches days and top tens. The first call is refused where there is no access, so that no
   * access costs one call; top tens that cannot be had do not hold the days back.
   */
  Fetched fetch(RepositoryName name, Credential credential)
      throws RateLimited, VendorRefused, VendorUnavailable {
    Instant began = clock.instant();
    JsonNode views = get(name, credential, "views");
    JsonNode clones = get(name, credential, "clones");
    Window window = Window.between(began, clock.instant());
    return new Fetched(
        window,
        TrafficReader.days(views, "views"),
        TrafficReader.days(clones, "clones"),
        snapshot(name, credential, window));
  }

  /** Asks for little, to learn whether a credential may see the traffic at all. */
  void look(RepositoryName name, Credential credential)
      throws RateLimited, VendorRefused, VendorUnavailable {
    get(name, credential, "popular/paths");
  }

  private Optional<Snapshot> snapshot(RepositoryName name, Credential credential, Window window) {
    try {
      return Optional.of(
          new Snapshot(
              window.last(),
              TrafficReader.popular(get(name, credential, "popular/referrers"), "referrer"),
              TrafficReader.popular(get(name, credential, "popular/paths"), "path")));
    } catch (RateLimited | VendorRefused | VendorUnavailable e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "the top tens of {0} are left out today: {1}",
          name.full(),
          e.getMessage());
      return Optional.empty();
    }
  }

  private JsonNode get(RepositoryName name, Credential credential, String what)
      throws RateLimited, VendorRefused, VendorUnavailable {
    return github
        .get(credential, github.at("/repos/%s/traffic/%s".formatted(name.full(), what)))
        .body();
  }
}
