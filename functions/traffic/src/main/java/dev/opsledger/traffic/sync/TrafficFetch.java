package dev.opsledger.traffic.sync;

import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.Credential;
import dev.opsledger.github.GitHub;
import dev.opsledger.traffic.domain.Counts;
import dev.opsledger.traffic.domain.FetchResult;
import dev.opsledger.traffic.domain.FetchWindow;
import dev.opsledger.traffic.domain.GitHubRepository;
import dev.opsledger.traffic.domain.RepositoryName;
import dev.opsledger.traffic.domain.TopTen;
import dev.opsledger.traffic.domain.WatchedRepository;
import io.micronaut.json.tree.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks GitHub for a repository's traffic. */
public record TrafficFetch(GitHub github, Clock clock) {
  private static final System.Logger LOG = System.getLogger(TrafficFetch.class.getName());

  /**
   * Fetches days and top tens. The first call is refused where there is no access, so that no
   * access costs one call. Of the others what can be had is taken, and what cannot is told.
   */
  FetchResult fetch(WatchedRepository repository, Credential credential)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Instant began = clock.instant();
    Map<LocalDate, Counts> views = days(repository.current(), credential, "views");
    Optional<GitHubRepository> described = describe(repository, credential);
    RepositoryName name = described.map(GitHubRepository::name).orElse(repository.current());
    var missing = new ArrayList<String>();
    boolean again = false;
    Optional<Map<LocalDate, Counts>> clones = Optional.empty();
    try {
      clones = Optional.of(days(name, credential, "clones"));
    } catch (VendorRefusedException e) {
      missing.add("clones are left out: " + e.getMessage());
    } catch (VendorUnavailableException e) {
      missing.add("clones could not be had: " + e.getMessage());
      again = true;
    }
    FetchWindow window = FetchWindow.between(began, clock.instant());
    Optional<TopTen> topTen = topTen(name, credential, window, missing);
    Optional<String> sentence =
        missing.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", missing));
    return new FetchResult(window, described, views, clones, topTen, sentence, again);
  }

  /** What GitHub says of the repository, empty when it will not say. */
  private Optional<GitHubRepository> describe(WatchedRepository repository, Credential credential)
      throws RateLimitedException, VendorUnavailableException {
    try {
      return Optional.of(repository(repository.current(), credential));
    } catch (VendorRefusedException e) {
      return Optional.empty();
    }
  }

  GitHubRepository repository(RepositoryName name, Credential credential)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    return GitHubRepositoryParser.parse(get(credential, "/repos/" + name.full()));
  }

  /** By GitHub's id, to which its own redirects lead. */
  GitHubRepository repositoryById(long id, Credential credential)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    return GitHubRepositoryParser.parse(get(credential, "/repositories/" + id));
  }

  /** Asks for what matters most, to learn whether a credential may see the traffic at all. */
  void checkAccess(RepositoryName name, Credential credential)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    days(name, credential, "views");
  }

  private Map<LocalDate, Counts> days(RepositoryName name, Credential credential, String what)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    return TrafficParser.days(get(name, credential, what), what);
  }

  /** Top tens that cannot be had now are left out today, and hold nothing else back. */
  private Optional<TopTen> topTen(
      RepositoryName name, Credential credential, FetchWindow window, List<String> missing) {
    try {
      return Optional.of(
          new TopTen(
              window.last(),
              TrafficParser.topEntries(get(name, credential, "popular/referrers"), "referrer"),
              TrafficParser.topEntries(get(name, credential, "popular/paths"), "path")));
    } catch (VendorRefusedException e) {
      missing.add("the top tens are left out: " + e.getMessage());
      return Optional.empty();
    } catch (RateLimitedException | VendorUnavailableException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "the top tens of {0} are left out today: {1}",
          name.full(),
          e.getMessage());
      return Optional.empty();
    }
  }

  private JsonNode get(RepositoryName name, Credential credential, String what)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    return get(credential, "/repos/%s/traffic/%s".formatted(name.full(), what));
  }

  private JsonNode get(Credential credential, String path)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    try {
      return github.get(credential, github.at(path)).body();
    } catch (VendorRefusedException e) {
      throw AccessErrors.verdict(e);
    }
  }
}
