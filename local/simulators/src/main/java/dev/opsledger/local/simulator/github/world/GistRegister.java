package dev.opsledger.local.simulator.github.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The gists by their ids. */
final class GistRegister {
  private final Map<String, GitHubGist> byId = new ConcurrentHashMap<>();

  /** Adds a gist, or replaces the one of the same id. */
  void put(GitHubGist gist) {
    byId.put(gist.id(), gist);
  }

  void remove(GitHubGist gist) {
    byId.remove(gist.id());
  }

  /** Gives all gists of one account to another. */
  void give(Account from, Account to) {
    byId.replaceAll((_, gist) -> gist.owner().equals(from) ? gist.of(to) : gist);
  }

  /** A person's gists that exist at a time, latest created first. */
  List<GitHubGist> of(Account owner, Instant now) {
    var found = new ArrayList<GitHubGist>();
    byId.values().stream()
        .filter(gist -> gist.owner().equals(owner) && !gist.createdAt().isAfter(now))
        .sorted(
            Comparator.comparing(GitHubGist::createdAt).thenComparing(GitHubGist::id).reversed())
        .forEach(found::add);
    return found;
  }
}
