package dev.opsledger.traffic.sync;

import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.Credential;
import dev.opsledger.traffic.domain.FetchResult;
import dev.opsledger.traffic.domain.FetchStatus;
import dev.opsledger.traffic.domain.FetchWindow;
import dev.opsledger.traffic.domain.SyncState;
import dev.opsledger.traffic.domain.WatchedRepository;
import dev.opsledger.traffic.store.DayStore;
import dev.opsledger.traffic.store.RepositoryStore;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Fetches the traffic of one repository and stores the outcome. */
public final class FetchWork implements Work {
  private static final int FORBIDDEN = 403;

  /** How long to wait for another fetch of the same repository. */
  private static final Duration OTHER_FETCH = Duration.ofSeconds(3);

  private final RepositoryStore repositories;
  private final DayStore days;
  private final CredentialSelector credentials;
  private final TrafficFetch fetch;
  private final AccessVerifier verifier;
  private final RenameTracker renames;
  private final SyncPlanner planner;
  private final Clock clock;

  public FetchWork(
      RepositoryStore repositories,
      DayStore days,
      CredentialSelector credentials,
      TrafficFetch fetch,
      AccessVerifier verifier,
      RenameTracker renames,
      SyncPlanner planner,
      Clock clock) {
    this.repositories = repositories;
    this.days = days;
    this.credentials = credentials;
    this.fetch = fetch;
    this.verifier = verifier;
    this.renames = renames;
    this.planner = planner;
    this.clock = clock;
  }

  @Override
  public void work(Unit unit) throws RateLimitedException, VendorUnavailableException {
    FetchUnit fetchUnit = FetchUnit.read(unit);
    Optional<WatchedRepository> found = repositories.findStrictly(fetchUnit.repository());
    if (found.isEmpty()) {
      return;
    }
    WatchedRepository repository = found.get();
    if (isDue(repository, fetchUnit.cause(), unit.sync())) {
      fetch(repository, unit, fetchUnit);
    } else if (fetchUnit.user().isPresent()) {
      workForUser(repository, unit, fetchUnit, fetchUnit.user().get());
    } else {
      skipIfRefused(repository, unit, fetchUnit);
    }
  }

  /** Whoever asks later on the day of a refusal is told of it, too. */
  private void skipIfRefused(WatchedRepository repository, Unit unit, FetchUnit fetchUnit) {
    SyncState state = repository.sync();
    if (state.status().refused()) {
      skip(unit, fetchUnit, repository, state.reason().orElse(state.status().text()));
    }
  }

  /**
   * The repository itself is not due. A token that came while it was first fetched waits for the
   * end of that fetch, which did not know it, and is tried if that fetch got no access.
   */
  private void workForUser(
      WatchedRepository repository, Unit unit, FetchUnit fetchUnit, String user)
      throws RateLimitedException, VendorUnavailableException {
    boolean added = fetchUnit.cause() == FetchUnit.Cause.ADDED;
    if (!added
        || repository.sync().status() == FetchStatus.OK
        || !credentials.hasToken(repository, user)) {
      verifier.verify(repository, user, !added);
      skipIfRefused(repository, unit, fetchUnit);
    } else if (repository.sync().hasNoVerdict()) {
      throw new RateLimitedException(
          clock.instant().plus(OTHER_FETCH),
          "another fetch of " + repository.name().full() + " is under way");
    } else {
      fetch(repository, unit, fetchUnit.ofToken());
    }
  }

  private boolean isDue(WatchedRepository repository, FetchUnit.Cause cause, String sync) {
    SyncState state = repository.sync();
    if (state.status() == FetchStatus.PENDING) {
      return repositories.claim(repository.id(), sync);
    }
    return switch (cause) {
      // The status alone is not enough: this unit's own failed attempt leaves it failing, too.
      case ADDED -> state.hasNoVerdict() && repositories.claim(repository.id(), sync);
      case TOKEN -> state.status() != FetchStatus.OK;
      // Without access, one call a day is enough to notice when it is granted.
      case PLANNED -> !state.status().refused() || !askedToday(state);
    };
  }

  private boolean askedToday(SyncState state) {
    return state.checkedOn().filter(day -> !day.isBefore(today())).isPresent();
  }

  private LocalDate today() {
    return FetchWindow.day(clock.instant());
  }

  private void fetch(WatchedRepository repository, Unit unit, FetchUnit fetchUnit)
      throws RateLimitedException, VendorUnavailableException {
    Optional<String> missing;
    try {
      missing = fetchWithCandidates(repository, unit, fetchUnit);
    } catch (VendorUnavailableException e) {
      SyncState known = repository.sync();
      SyncState failing =
          known.failing("fetching from GitHub failed: " + e.getMessage(), clock.instant());
      if (!failing.equals(known)) {
        repositories.updateState(repository.id(), known, failing);
      }
      throw e;
    }
    if (missing.isPresent()) {
      // What GitHub gave is stored; the rest is tried again.
      throw new VendorUnavailableException(missing.get());
    }
  }

  /** Returns what is missing and worth another attempt. */
  private Optional<String> fetchWithCandidates(
      WatchedRepository repository, Unit unit, FetchUnit fetchUnit)
      throws RateLimitedException, VendorUnavailableException {
    CredentialSelector.Candidates candidates = credentials.candidates(repository, fetchUnit);
    Refusal refusal = Refusal.WITHOUT_CREDENTIAL;
    for (CredentialCandidate candidate : candidates.all()) {
      try {
        return fetchAs(repository, candidate);
      } catch (VendorRefusedException e) {
        refusal = Refusal.of(e, candidate);
        verifier.refused(repository, candidate, refusal.status(), refusal.reason());
      }
    }
    if (candidates.appFailure().isPresent()) {
      // The App might have had access, so this is not a verdict.
      throw candidates.appFailure().get();
    }
    Optional<WatchedRepository> moved = follow(repository, fetchUnit, candidates, refusal);
    if (moved.isPresent()) {
      return fetchWithCandidates(moved.get(), unit, fetchUnit);
    }
    refuse(repository, unit, fetchUnit, refusal);
    return Optional.empty();
  }

  /**
   * Looks for the repository under another name. All installations are asked only if none of the
   * candidates sees it, and not because of a token that a user just gave.
   */
  private Optional<WatchedRepository> follow(
      WatchedRepository repository,
      FetchUnit fetchUnit,
      CredentialSelector.Candidates candidates,
      Refusal refusal)
      throws RateLimitedException, VendorUnavailableException {
    List<Credential> asked =
        candidates.all().stream().map(CredentialCandidate::credential).toList();
    Optional<WatchedRepository> moved = renames.follow(repository, asked);
    boolean asksAll = !refusal.visible() && fetchUnit.cause() != FetchUnit.Cause.TOKEN;
    return moved.isEmpty() && asksAll ? renames.followByApp(repository) : moved;
  }

  /**
   * Why a fetch got no access.
   *
   * @param by the key of the refused credential; empty if there was none
   * @param visible whether GitHub shows the repository to it, though not its traffic
   */
  private record Refusal(FetchStatus status, String reason, Optional<String> by, boolean visible) {
    static final Refusal WITHOUT_CREDENTIAL =
        new Refusal(FetchStatus.NO_ACCESS, AccessErrors.NO_CREDENTIAL, Optional.empty(), false);

    static Refusal of(VendorRefusedException refused, CredentialCandidate candidate) {
      return new Refusal(
          AccessErrors.status(refused),
          AccessErrors.message(refused),
          Optional.of(candidate.key()),
          refused.status() == FORBIDDEN);
    }
  }

  private Optional<String> fetchAs(WatchedRepository repository, CredentialCandidate candidate)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    FetchResult result = fetch.fetch(repository, candidate.credential());
    if (result.repository().isPresent()) {
      renames.update(repository, result.repository().get());
    }
    SyncState known = repository.sync();
    SyncState next = known.succeeded(result, candidate.key(), clock.instant());
    days.store(repository.id(), result, known, next);
    if (next.isRestricted()) {
      verifier.confirm(repository, candidate);
      verifier.verifyOthers(repository.with(next));
    }
    return result.missing().filter(_ -> result.retryable());
  }

  /** Missing access is not an error: the unit is reported as skipped. */
  private void refuse(
      WatchedRepository repository, Unit unit, FetchUnit fetchUnit, Refusal refusal) {
    repositories.updateState(
        repository.id(),
        repository.sync(),
        repository
            .sync()
            .refused(refusal.status(), refusal.reason(), clock.instant(), today(), refusal.by()));
    skip(unit, fetchUnit, repository, refusal.reason());
  }

  private void skip(Unit unit, FetchUnit fetchUnit, WatchedRepository repository, String reason) {
    planner.skip(unit, fetchUnit.draft(repository.name()), reason);
  }
}
