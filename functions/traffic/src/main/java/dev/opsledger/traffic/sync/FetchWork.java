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
  private final AccessVerifier proofs;
  private final RenameTracker moves;
  private final SyncPlanner planner;
  private final Clock clock;

  public FetchWork(
      RepositoryStore repositories,
      DayStore days,
      CredentialSelector credentials,
      TrafficFetch fetch,
      AccessVerifier proofs,
      SyncPlanner planner,
      Clock clock) {
    this.repositories = repositories;
    this.days = days;
    this.credentials = credentials;
    this.fetch = fetch;
    this.proofs = proofs;
    this.moves = new RenameTracker(repositories, fetch);
    this.planner = planner;
    this.clock = clock;
  }

  void work(Unit unit) throws RateLimitedException, VendorUnavailableException {
    FetchUnit what = FetchUnit.read(unit);
    Optional<WatchedRepository> found = repositories.findStrictly(what.repository());
    if (found.isEmpty()) {
      return;
    }
    WatchedRepository repository = found.get();
    if (isDue(repository, what.cause(), unit.sync())) {
      fetch(repository, unit, what);
    } else if (what.user().isPresent()) {
      proofs.prove(repository, what.user().get(), what.cause() == FetchUnit.Cause.TOKEN);
    }
  }

  private boolean isDue(WatchedRepository repository, FetchUnit.Cause cause, String sync) {
    SyncState state = repository.sync();
    if (state.status() == FetchStatus.PENDING) {
      return repositories.claim(repository.id(), sync);
    }
    return switch (cause) {
      // Not by the status alone: the unit's own failed attempt leaves it failing, too.
      case ADDED -> state.isUnanswered() && repositories.claim(repository.id(), sync);
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

  private void fetch(WatchedRepository repository, Unit unit, FetchUnit what)
      throws RateLimitedException, VendorUnavailableException {
    Optional<String> lacking;
    try {
      lacking = fetchInTurn(repository, unit, what);
    } catch (VendorUnavailableException e) {
      SyncState known = repository.sync();
      SyncState failing =
          known.failing("GitHub could not answer: " + e.getMessage(), clock.instant());
      if (!failing.equals(known)) {
        repositories.note(repository.id(), known, failing);
      }
      throw e;
    }
    if (lacking.isPresent()) {
      // What could be had is stored; the rest is tried again.
      throw new VendorUnavailableException(lacking.get());
    }
  }

  /** Returns what another attempt may still get. */
  private Optional<String> fetchInTurn(WatchedRepository repository, Unit unit, FetchUnit what)
      throws RateLimitedException, VendorUnavailableException {
    CredentialSelector.Turns turns = credentials.turns(repository, what);
    var refusal = new Refusal(FetchStatus.NO_ACCESS, AccessErrors.NOBODY_TO_ASK, Optional.empty());
    for (CredentialCandidate turn : turns.all()) {
      try {
        return fetchAs(repository, turn);
      } catch (VendorRefusedException e) {
        refusal = Refusal.of(e, turn);
        proofs.refused(repository, turn, refusal.status(), refusal.reason());
      }
    }
    if (turns.unusable().isPresent()) {
      // Nobody knows what the App would have been told, so this is no verdict.
      throw turns.unusable().get();
    }
    Optional<WatchedRepository> moved = moves.follow(repository, turns.all());
    if (moved.isPresent()) {
      return fetchInTurn(moved.get(), unit, what);
    }
    refuse(repository, unit, what, refusal);
    return Optional.empty();
  }

  private record Refusal(FetchStatus status, String reason, Optional<String> by) {
    static Refusal of(VendorRefusedException refused, CredentialCandidate turn) {
      return new Refusal(
          AccessErrors.status(refused), AccessErrors.sentence(refused), Optional.of(turn.key()));
    }
  }

  private Optional<String> fetchAs(WatchedRepository repository, CredentialCandidate turn)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    FetchResult fetched = fetch.fetch(repository, turn.credential());
    if (fetched.about().isPresent()) {
      moves.learn(repository, fetched.about().get());
    }
    SyncState known = repository.sync();
    SyncState next = known.good(fetched, turn.key(), clock.instant());
    days.store(repository.id(), fetched, known, next);
    if (next.isRestricted()) {
      proofs.shown(repository, turn);
      proofs.others(repository.with(next));
    }
    return fetched.missing().filter(_ -> fetched.again());
  }

  /** No access is no error: the sync goes on, and what it left out is told. */
  private void refuse(WatchedRepository repository, Unit unit, FetchUnit what, Refusal refusal) {
    repositories.note(
        repository.id(),
        repository.sync(),
        repository
            .sync()
            .refused(refusal.status(), refusal.reason(), clock.instant(), today(), refusal.by()));
    planner.skip(unit, what.draft(repository.name()), refusal.reason());
  }
}
