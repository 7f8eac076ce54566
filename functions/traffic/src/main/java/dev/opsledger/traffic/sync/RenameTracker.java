package dev.opsledger.traffic.sync;

import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.traffic.domain.GitHubRepository;
import dev.opsledger.traffic.domain.WatchedRepository;
import dev.opsledger.traffic.store.RepositoryStore;
import java.util.List;
import java.util.Optional;

/**
 * Follows a repository that got another name or owner. GitHub redirects from the old name until
 * somebody takes it; the id always finds it.
 */
record RenameTracker(RepositoryStore repositories, TrafficFetch fetch) {
  /**
   * Keeps what GitHub calls the repository; nothing is written when it is known.
   *
   * @throws VendorRefusedException when the name is another repository's by now, and finds this one
   *     no more
   */
  void update(WatchedRepository repository, GitHubRepository github) throws VendorRefusedException {
    Optional<Long> known = repository.identity().id();
    if (known.filter(id -> id != github.id()).isPresent()) {
      repositories.releaseName(repository.id(), repository.current());
      throw new VendorRefusedException(404, "another repository has this name now");
    }
    if (known.isEmpty()) {
      repositories.setGitHubId(repository.id(), github.id());
    }
    if (!github.name().key().equals(repository.current().key())) {
      repositories.rename(repository.id(), github.name());
    }
  }

  /**
   * Looks for a repository that is not to be had under its name any more.
   *
   * @return the repository under its new name; empty when it has none, or none that can be seen
   */
  Optional<WatchedRepository> follow(
      WatchedRepository repository, List<CredentialCandidate> candidates)
      throws RateLimitedException {
    if (repository.identity().id().isEmpty()) {
      return Optional.empty();
    }
    for (CredentialCandidate candidate : candidates) {
      Optional<GitHubRepository> current = find(repository, candidate);
      if (current.filter(a -> !a.name().key().equals(repository.current().key())).isPresent()) {
        repositories.rename(repository.id(), current.get().name());
        releaseIfTaken(repository, candidate);
        return repositories.findStrictly(repository.id());
      }
    }
    return Optional.empty();
  }

  private Optional<GitHubRepository> find(
      WatchedRepository repository, CredentialCandidate candidate) throws RateLimitedException {
    try {
      long id = repository.identity().id().orElseThrow();
      return Optional.of(fetch.repositoryById(id, candidate.credential()));
    } catch (VendorRefusedException | VendorUnavailableException e) {
      return Optional.empty();
    }
  }

  /** A name that another repository has now finds that one, for whoever adds it. */
  private void releaseIfTaken(WatchedRepository repository, CredentialCandidate candidate)
      throws RateLimitedException {
    try {
      GitHubRepository other = fetch.repository(repository.current(), candidate.credential());
      if (!repository.identity().id().equals(Optional.of(other.id()))) {
        repositories.releaseName(repository.id(), repository.current());
      }
    } catch (VendorRefusedException | VendorUnavailableException e) {
      // Nobody is known to have it.
      return;
    }
  }
}
