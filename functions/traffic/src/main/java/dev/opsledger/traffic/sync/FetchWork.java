package dev.opsledger.traffic.sync;

import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.traffic.domain.FetchResult;
import dev.opsledger.traffic.domain.FetchStatus;
import dev.opsledger.traffic.domain.FetchWindow;
import dev.opsledger.traffic.domain.SyncState;
import dev.opsledger.traffic.domain.WatchedRepository;
import dev.opsledger.traffic.store.DayStore;
import dev.opsledger.traffic.store.RepositoryStore;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** Brings the traffic of one repository up to date, and notes how that went. */
public final class FetchWork {
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
      SyncPlanner planner,
      Clock clock) {
    this.repositories = repositories;
    this.days = days;
    this.credentials = credentials;
    this.fetch = fetch;
    this.verifier = verifier;
    this.renames = new RenameTracker(repositories, fetch);
    this.planner = planner;
    this.clock = clock;
  }

  void work(Unit unit) throws RateLimitedException, VendorUnavailableException {
    FetchUnit fetchUnit = FetchUnit.read(unit);
    Optional<WatchedRepository> found = repositories.findStrictly(fetchUnit.repository());
    if (found.isEmpty()) {
      return;
    }
    WatchedRepository repository = found.get();
    if (isDue(repository, fetchUnit.cause(), unit.sync())) {
      fetch(repository, unit, fetchUnit);
    } else if (fetchUnit.user().isPresent()) {
      verifier.verify(
          repository, fetchUnit.user().get(), fetchUnit.cause() == FetchUnit.Cause.TOKEN);
    }
  }

  private boolean isDue(WatchedRepository repository, FetchUnit.Cause cause, String sync) {
    SyncState state = repository.sync();
    if (state.status() == FetchStatus.PENDING) {
      return repositories.claim(repository.id(), sync);
    }
    return switch (cause) {
      // Not by the status alone: the unit's own failed attempt leaves it failing, too.
      case ADDED -> state.hasNoVerdict() && repositories.claim(repository.id(), sync);
      case TOKEN -> state.status() != FetchStatus.OK;
      // Where there is no access, one call a day finds out when there is.
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
    Optional<String> lacking;
    try {
      lacking = fetchWithCandidates(repository, unit, fetchUnit);
    } catch (VendorUnavailableException e) {
      SyncState known = repository.sync();
      SyncState failing =
          known.failing("GitHub could not answer: " + e.getMessage(), clock.instant());
      if (!failing.equals(known)) {
        repositories.updateState(repository.id(), known, failing);
      }
      throw e;
    }
    if (lacking.isPresent()) {
      // What could be had is stored; the rest is tried again.
      throw new VendorUnavailableException(lacking.get());
    }
  }

  /** Returns what another attempt may still get. */
  private Optional<String> fetchWithCandidates(
      WatchedRepository repository, Unit unit, FetchUnit fetchUnit)
      throws RateLimitedException, VendorUnavailableException {
    CredentialSelector.Candidates candidates = credentials.candidates(repository, fetchUnit);
    var refusal = new Refusal(FetchStatus.NO_ACCESS, AccessErrors.NO_CREDENTIAL, Optional.empty());
    for (CredentialCandidate candidate : candidates.all()) {
      try {
        return fetchAs(repository, candidate);
      } catch (VendorRefusedException e) {
        refusal = Refusal.of(e, candidate);
        verifier.refused(repository, candidate, refusal.status(), refusal.reason());
      }
    }
    if (candidates.appFailure().isPresent()) {
      // Nobody knows what the App would have been told, so this is no verdict.
      throw candidates.appFailure().get();
    }
    Optional<WatchedRepository> moved = renames.follow(repository, candidates.all());
    if (moved.isPresent()) {
      return fetchWithCandidates(moved.get(), unit, fetchUnit);
    }
    refuse(repository, unit, fetchUnit, refusal);
    return Optional.empty();
  }

  private record Refusal(FetchStatus status, String reason, Optional<String> by) {
    static Refusal of(VendorRefusedException refused, CredentialCandidate candidate) {
      return new Refusal(
          AccessErrors.status(refused),
          AccessErrors.message(refused),
          Optional.of(candidate.key()));
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
    return result.missing().filter(_ -> result.again());
  }

  /** No access is no error: the sync goes on, and what it left out is told. */
  private void refuse(
      WatchedRepository repository, Unit unit, FetchUnit fetchUnit, Refusal refusal) {
    repositories.updateState(
        repository.id(),
        repository.sync(),
        repository
            .sync()
            .refused(refusal.status(), refusal.reason(), clock.instant(), today(), refusal.by()));
    planner.skip(unit, fetchUnit.draft(repository.name()), refusal.reason());
  }
}
