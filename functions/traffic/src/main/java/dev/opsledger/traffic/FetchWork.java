package dev.opsledger.traffic;

import dev.opsledger.core.sync.Syncs;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.vendor.RateLimited;
import dev.opsledger.core.vendor.VendorRefused;
import dev.opsledger.core.vendor.VendorUnavailable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Brings the traffic of one repository up to date, and notes how that went. */
final class FetchWork {
  private final RepositoryStore repositories;
  private final DayStore days;
  private final Credentials credentials;
  private final TrafficFetch fetch;
  private final Proofs proofs;
  private final Syncs syncs;
  private final Clock clock;

  FetchWork(
      RepositoryStore repositories,
      DayStore days,
      Credentials credentials,
      TrafficFetch fetch,
      Proofs proofs,
      Syncs syncs,
      Clock clock) {
    this.repositories = repositories;
    this.days = days;
    this.credentials = credentials;
    this.fetch = fetch;
    this.proofs = proofs;
    this.syncs = syncs;
    this.clock = clock;
  }

  void work(Unit unit) throws RateLimited, VendorUnavailable {
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
      case ADDED -> false;
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
      throws RateLimited, VendorUnavailable {
    try {
      List<Turn> turns = credentials.turns(repository, what);
      var refusal = new Refusal(SyncStatus.NO_ACCESS, Refusals.NOBODY_TO_ASK, Optional.empty());
      for (Turn turn : turns) {
        try {
          fetchAs(repository, turn);
          return;
        } catch (VendorRefused e) {
          refusal = Refusal.of(e, turn);
          proofs.refused(repository, turn, refusal.status(), refusal.reason());
        }
      }
      refuse(repository, unit, what, refusal);
    } catch (VendorRefused e) {
      refuse(
          repository,
          unit,
          what,
          new Refusal(Refusals.status(e), Refusals.sentence(e), repository.sync().tried()));
    } catch (VendorUnavailable e) {
      SyncState known = repository.sync();
      SyncState failing =
          known.failing("GitHub could not answer: " + e.getMessage(), clock.instant());
      if (!failing.equals(known)) {
        repositories.note(repository.id(), failing);
      }
      throw e;
    }
  }

  private record Refusal(SyncStatus status, String reason, Optional<String> by) {
    static Refusal of(VendorRefused refused, Turn turn) {
      return new Refusal(
          Refusals.status(refused), Refusals.sentence(refused), Optional.of(turn.key()));
    }
  }

  private void fetchAs(Repository repository, Turn turn)
      throws RateLimited, VendorRefused, VendorUnavailable {
    Fetched fetched = fetch.fetch(repository.name(), turn.credential());
    SyncState known = repository.sync();
    SyncState next = known.good(clock.instant(), fetched.window().last(), turn.key());
    days.store(repository.id(), fetched, known, next);
    if (turn.user().isPresent()) {
      proofs.shown(repository, turn);
      proofs.others(repository);
    }
  }

  /** No access is no error: the sync goes on, and what it left out is told. */
  private void refuse(Repository repository, Unit unit, FetchUnit what, Refusal refusal) {
    repositories.note(
        repository.id(),
        repository
            .sync()
            .refused(refusal.status(), refusal.reason(), clock.instant(), today(), refusal.by()));
    syncs.skip(unit, what.draft(repository.name()), refusal.reason());
  }
}
