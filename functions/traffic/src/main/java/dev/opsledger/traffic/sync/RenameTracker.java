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
 * Follows repositories that were renamed or transferred. GitHub redirects the old name until
 * another repository takes it; the id always finds the repository.
 */
record RenameTracker(RepositoryStore repositories, TrafficFetch fetch) {
  /**
   * Stores the id and name that GitHub reports, if they are new.
   *
   * @throws VendorRefusedException if the name belongs to another repository by now
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
   * Looks up by id a repository that its name no longer finds.
   *
   * @return the repository under its new name; empty if it has none or is not visible
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

  /** Releases the old name if another repository has it now, so that users can add that one. */
  private void releaseIfTaken(WatchedRepository repository, CredentialCandidate candidate)
      throws RateLimitedException {
    try {
      GitHubRepository other = fetch.repository(repository.current(), candidate.credential());
      if (!repository.identity().id().equals(Optional.of(other.id()))) {
        repositories.releaseName(repository.id(), repository.current());
      }
    } catch (VendorRefusedException | VendorUnavailableException e) {
      // Not known to be taken.
      return;
    }
  }
}
