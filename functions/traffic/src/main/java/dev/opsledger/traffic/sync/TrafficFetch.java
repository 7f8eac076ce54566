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

/** Fetches a repository's traffic from GitHub. */
public record TrafficFetch(GitHub github, Clock clock) {
  private static final System.Logger LOG = System.getLogger(TrafficFetch.class.getName());

  /**
   * Fetches days and top ten lists. Views come first: without access GitHub refuses them, so that a
   * refusal costs one call. What later calls cannot get is reported as missing.
   */
  FetchResult fetch(WatchedRepository repository, Credential credential)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Instant began = clock.instant();
    Map<LocalDate, Counts> views = days(repository.current(), credential, "views");
    Optional<GitHubRepository> described = describe(repository, credential);
    RepositoryName name = described.map(GitHubRepository::name).orElse(repository.current());
    var missing = new ArrayList<String>();
    boolean retryable = false;
    Optional<Map<LocalDate, Counts>> clones = Optional.empty();
    try {
      clones = Optional.of(days(name, credential, "clones"));
    } catch (VendorRefusedException e) {
      missing.add("clones are left out: " + e.getMessage());
    } catch (VendorUnavailableException e) {
      missing.add("clones could not be fetched: " + e.getMessage());
      retryable = true;
    }
    FetchWindow window = FetchWindow.between(began, clock.instant());
    Optional<TopTen> topTen = topTen(name, credential, window, missing);
    Optional<String> sentence =
        missing.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", missing));
    return new FetchResult(window, described, views, clones, topTen, sentence, retryable);
  }

  /** The repository as GitHub describes it; empty if GitHub refuses. */
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

  /** Fetches a repository by GitHub's id, which finds renamed ones as well. */
  GitHubRepository repositoryById(long id, Credential credential)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    return GitHubRepositoryParser.parse(get(credential, "/repositories/" + id));
  }

  /** Requests the views only, to find out whether a credential may read the traffic. */
  void checkAccess(RepositoryName name, Credential credential)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    days(name, credential, "views");
  }

  private Map<LocalDate, Counts> days(RepositoryName name, Credential credential, String what)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    return TrafficParser.days(get(name, credential, what), what);
  }

  /** Top ten lists are optional: if they cannot be fetched, the fetch succeeds without them. */
  private Optional<TopTen> topTen(
      RepositoryName name, Credential credential, FetchWindow window, List<String> missing) {
    try {
      return Optional.of(
          new TopTen(
              window.last(),
              TrafficParser.topEntries(get(name, credential, "popular/referrers"), "referrer"),
              TrafficParser.topEntries(get(name, credential, "popular/paths"), "path")));
    } catch (VendorRefusedException e) {
      missing.add("the top ten lists are left out: " + e.getMessage());
      return Optional.empty();
    } catch (RateLimitedException | VendorUnavailableException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "the top ten lists of {0} are left out today: {1}",
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
