package dev.opsledger.traffic;

import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** Brings the traffic of one repository up to date, and notes how that went. */
final class FetchWork {
  private final RepositoryStore repositories;
  private final DayStore days;
  private final Credentials credentials;
  private final TrafficFetch fetch;
  private final Proofs proofs;
  private final Moves moves;
  private final SyncPlanner planner;
  private final Clock clock;

  FetchWork(
      RepositoryStore repositories,
      DayStore days,
      Credentials credentials,
      TrafficFetch fetch,
      Proofs proofs,
      SyncPlanner planner,
      Clock clock) {
    this.repositories = repositories;
    this.days = days;
    this.credentials = credentials;
    this.fetch = fetch;
    this.proofs = proofs;
    this.moves = new Moves(repositories, fetch);
    this.planner = planner;
    this.clock = clock;
  }

  void work(Unit unit) throws RateLimitedException, VendorUnavailableException {
    FetchUnit what = FetchUnit.read(unit);
    Optional<Repository> found = repositories.findStrictly(what.repository());
    if (found.isEmpty()) {
      return;
    }
    Repository repository = found.get();
    if (isDue(repository, what.cause(), unit.sync())) {
      fetch(repository, unit, what);
    } else if (what.user().isPresent()) {
      proofs.prove(repository, what.user().get(), what.cause() == FetchUnit.Cause.TOKEN);
    }
  }

  private boolean isDue(Repository repository, FetchUnit.Cause cause, String sync) {
    SyncState state = repository.sync();
    if (state.status() == SyncStatus.PENDING) {
      return repositories.claim(repository.id(), sync);
    }
    return switch (cause) {
      // Not by the status alone: the unit's own failed attempt leaves it failing, too.
      case ADDED -> state.isUnanswered() && repositories.claim(repository.id(), sync);
      case TOKEN -> state.status() != SyncStatus.OK;
      // Where there is no access, one call a day finds out when there is.
      case PLANNED -> !state.status().refused() || !askedToday(state);
    };
  }

  private boolean askedToday(SyncState state) {
    return state.checkedOn().filter(day -> !day.isBefore(today())).isPresent();
  }

  private LocalDate today() {
    return Window.day(clock.instant());
  }

  private void fetch(Repository repository, Unit unit, FetchUnit what)
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
  private Optional<String> fetchInTurn(Repository repository, Unit unit, FetchUnit what)
      throws RateLimitedException, VendorUnavailableException {
    Credentials.Turns turns = credentials.turns(repository, what);
    var refusal = new Refusal(SyncStatus.NO_ACCESS, Refusals.NOBODY_TO_ASK, Optional.empty());
    for (Turn turn : turns.all()) {
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
    Optional<Repository> moved = moves.follow(repository, turns.all());
    if (moved.isPresent()) {
      return fetchInTurn(moved.get(), unit, what);
    }
    refuse(repository, unit, what, refusal);
    return Optional.empty();
  }

  private record Refusal(SyncStatus status, String reason, Optional<String> by) {
    static Refusal of(VendorRefusedException refused, Turn turn) {
      return new Refusal(
          Refusals.status(refused), Refusals.sentence(refused), Optional.of(turn.key()));
    }
  }

  private Optional<String> fetchAs(Repository repository, Turn turn)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Fetched fetched = fetch.fetch(repository, turn.credential());
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
  private void refuse(Repository repository, Unit unit, FetchUnit what, Refusal refusal) {
    repositories.note(
        repository.id(),
        repository.sync(),
        repository
            .sync()
            .refused(refusal.status(), refusal.reason(), clock.instant(), today(), refusal.by()));
    planner.skip(unit, what.draft(repository.name()), refusal.reason());
  }
}
