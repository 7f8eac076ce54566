package dev.opsledger.traffic.domain;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Whether a repository has gone without a good fetch for so long that people should look. GitHub
 * forgets after 14 days; after three, eleven are still there to be had.
 */
public final class Staleness {
  static final int DAYS = 3;

  private Staleness() {}

  /**
   * One that never could be had is not stale, nor one that GitHub says is not there: its users are
   * told, and there is nothing that an operator could save. One whose credential lost its access
   * may be saved until GitHub has forgotten what came after the last good fetch.
   */
  public static boolean isStale(WatchedRepository repository, LocalDate today) {
    SyncState sync = repository.sync();
    Optional<LocalDate> good = sync.goodOn();
    if (sync.wasRefused()) {
      boolean gone = sync.lastVerdict().equals(Optional.of(FetchStatus.NOT_FOUND));
      return !gone
          && good.filter(day -> isOld(day, today))
              .filter(day -> day.plusDays(FetchWindow.DAYS).isAfter(today))
              .isPresent();
    }
    return isOld(good.orElseGet(() -> FetchWindow.day(repository.createdAt())), today);
  }

  private static boolean isOld(LocalDate day, LocalDate today) {
    return !day.plusDays(DAYS).isAfter(today);
  }
}
