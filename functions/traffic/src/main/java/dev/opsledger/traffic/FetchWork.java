package dev.opsledger.traffic;

import dev.opsledger.core.sync.Syncs;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.vendor.RateLimited;
import dev.opsledger.core.vendor.VendorRefused;
import dev.opsledger.core.vendor.VendorUnavailable;
import dev.opsledger.github.Credential;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Brings the traffic of one repository up to date, and notes how that went. */
final class FetchWork {
  private final RepositoryStore repositories;
  private final DayStore days;
  private final Credentials credentials;
  private final TrafficFetch fetch;
  private final Syncs syncs;
  private final Clock clock;

  FetchWork(
      RepositoryStore repositories,
      DayStore days,
      Credentials credentials,
      TrafficFetch fetch,
      Syncs syncs,
      Clock clock) {
    this.repositories = repositories;
    this.days = days;
    this.credentials = credentials;
    this.fetch = fetch;
    this.syncs = syncs;
    this.clock = clock;
  }

  void work(Unit unit) throws RateLimited, VendorUnavailable {
    FetchUnit what = FetchUnit.read(unit);
    Optional<Repository> found = repositories.findStrictly(what.repository());
    if (found.isPresent() && isDue(found.get(), what.cause(), unit.sync())) {
      fetch(found.get(), unit, what);
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
    SyncState known = repository.sync();
    try {
      Optional<Credential> credential = credentials.choose(repository);
      if (credential.isEmpty()) {
        refuse(repository, unit, what, SyncStatus.NO_ACCESS, Refusals.NOBODY_TO_ASK);
        return;
      }
      Fetched fetched = fetch.fetch(repository.name(), credential.get());
      Instant now = clock.instant();
      days.store(repository.id(), fetched, known, known.good(now, fetched.window().last()));
    } catch (VendorRefused e) {
      refuse(repository, unit, what, Refusals.status(e), Refusals.sentence(e));
    } catch (VendorUnavailable e) {
      SyncState failing =
          known.failing("GitHub could not answer: " + e.getMessage(), clock.instant());
      if (!failing.equals(known)) {
        repositories.note(repository.id(), failing);
      }
      throw e;
    }
  }

  /** No access is no error: the sync goes on, and what it left out is told. */
  private void refuse(
      Repository repository, Unit unit, FetchUnit what, SyncStatus status, String reason) {
    repositories.note(
        repository.id(), repository.sync().refused(status, reason, clock.instant(), today()));
    syncs.skip(unit, what.draft(repository.name()), reason);
  }
}
