package dev.opsledger.local.simulator.github.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Gists by id. */
final class GistRegister {
  private final Map<String, GitHubGist> byId = new ConcurrentHashMap<>();

  /** Adds a gist, or replaces the one with the same id. */
  void put(GitHubGist gist) {
    byId.put(gist.id(), gist);
  }

  void remove(GitHubGist gist) {
    byId.remove(gist.id());
  }

  /** Transfers all gists of one account to another. */
  void give(Account from, Account to) {
    byId.replaceAll((_, gist) -> gist.owner().equals(from) ? gist.of(to) : gist);
  }

  /** A user's gists that exist at a time, newest first. */
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
