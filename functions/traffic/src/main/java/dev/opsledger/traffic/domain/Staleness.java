package dev.opsledger.traffic.domain;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Decides whether a repository has gone without a successful fetch for so long that an operator
 * should look. GitHub keeps 14 days; after three of them, eleven can still be fetched.
 */
public final class Staleness {
  static final int DAYS = 3;

  private Staleness() {}

  /**
   * A repository without access is stale only while an operator can still save days: it was fetched
   * before, GitHub does not report it as missing, and its last successful fetch is less than 14
   * days ago.
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
