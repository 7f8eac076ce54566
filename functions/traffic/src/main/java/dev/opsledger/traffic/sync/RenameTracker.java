package dev.opsledger.traffic.sync;

import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.Credential;
import dev.opsledger.github.Installations;
import dev.opsledger.traffic.domain.FetchWindow;
import dev.opsledger.traffic.domain.GitHubRepository;
import dev.opsledger.traffic.domain.RepositoryName;
import dev.opsledger.traffic.domain.WatchedRepository;
import dev.opsledger.traffic.store.RepositoryStore;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Follows repositories that were renamed or transferred. GitHub redirects the old name until
 * another repository takes it; the id always finds the repository.
 */
public record RenameTracker(
    RepositoryStore repositories, TrafficFetch fetch, Installations installations, Clock clock) {
  private static final System.Logger LOG = System.getLogger(RenameTracker.class.getName());

  /** The most installations that are asked for one repository, once a day; others the next day. */
  private static final int MOST_INSTALLATIONS = 50;

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
   * @param credentials the credentials to ask with
   * @return the repository under its new name; empty if it has none or is not visible
   */
  Optional<WatchedRepository> follow(WatchedRepository repository, List<Credential> credentials)
      throws RateLimitedException, VendorUnavailableException {
    if (repository.identity().id().isEmpty()) {
      return Optional.empty();
    }
    Optional<VendorUnavailableException> failure = Optional.empty();
    for (Credential credential : credentials) {
      try {
        RepositoryName name = find(repository, credential).name();
        if (!name.key().equals(repository.current().key())) {
          return moved(repository, name, credential);
        }
      } catch (VendorRefusedException e) {
        LOG.log(Level.DEBUG, "{0} does not see it: {1}", credential.name(), e.getMessage());
      } catch (VendorUnavailableException e) {
        failure = Optional.of(e);
      }
    }
    if (failure.isPresent()) {
      // That credential might have seen it, so this is not a verdict.
      throw failure.get();
    }
    return Optional.empty();
  }

  /**
   * Looks for a repository among all owners who installed the App: its owner may have a new name,
   * or it may have been transferred to one of them. GitHub redirects only those who see it from its
   * former name, and the former owner's installation sees it no longer.
   */
  Optional<WatchedRepository> followByApp(WatchedRepository repository)
      throws RateLimitedException, VendorUnavailableException {
    if (repository.identity().id().isEmpty()) {
      return Optional.empty();
    }
    try {
      return follow(repository, turn(installations.all()));
    } catch (VendorRefusedException e) {
      throw new VendorUnavailableException("the App's installations: " + e.getMessage());
    }
  }

  /** Those whose turn it is today. */
  private List<Credential> turn(List<Credential> all) {
    if (all.size() <= MOST_INSTALLATIONS) {
      return all;
    }
    var turned = new ArrayList<>(all);
    long day = FetchWindow.day(clock.instant()).toEpochDay();
    Collections.rotate(turned, -Math.floorMod(day * MOST_INSTALLATIONS, all.size()));
    return turned.subList(0, MOST_INSTALLATIONS);
  }

  private GitHubRepository find(WatchedRepository repository, Credential credential)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    return fetch.repositoryById(repository.identity().id().orElseThrow(), credential);
  }

  private Optional<WatchedRepository> moved(
      WatchedRepository repository, RepositoryName name, Credential credential)
      throws RateLimitedException {
    repositories.rename(repository.id(), name);
    releaseIfTaken(repository, credential);
    return repositories.findStrictly(repository.id()).map(r -> r.with(r.sync().untried()));
  }

  /** Releases the old name if another repository has it now, so that users can add that one. */
  private void releaseIfTaken(WatchedRepository repository, Credential credential)
      throws RateLimitedException {
    try {
      GitHubRepository other = fetch.repository(repository.current(), credential);
      if (!repository.identity().id().equals(Optional.of(other.id()))) {
        repositories.releaseName(repository.id(), repository.current());
      }
    } catch (VendorRefusedException | VendorUnavailableException e) {
      // Not known to be taken.
      return;
    }
  }
}
