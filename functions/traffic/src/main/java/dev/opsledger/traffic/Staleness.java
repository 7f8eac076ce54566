package dev.opsledger.traffic;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Whether a repository has gone without a good fetch for so long that people should look. GitHub
 * forgets after 14 days; after three, eleven are still there to be had.
 */
final class Staleness {
  static final int DAYS = 3;

  private Staleness() {}

  static boolean isStale(Repository repository, LocalDate today) {
    SyncState sync = repository.sync();
    Optional<LocalDate> good = sync.goodOn();
    if (good.isEmpty() && sync.status().refused()) {
      // It never could be had, which its users are told; there is nothing to lose.
      return false;
    }
    LocalDate last = good.orElseGet(() -> Window.day(repository.createdAt()));
    return !last.plusDays(DAYS).isAfter(today);
  }
}
