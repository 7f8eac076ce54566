package dev.opsledger.gists.sync;

import dev.opsledger.gists.domain.Scan;
import dev.opsledger.gists.store.ScanStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides in which of the schedule's minutes a scan starts: once the interval has passed since the
 * last one, or at once if the watched users have changed. The schedule itself runs every minute, so
 * that the interval is one setting on AWS and on a laptop.
 */
public record ScanSchedule(ScanStore scans, WatchSettings watch, Clock clock) {
  /** Schedules are some seconds early or late. */
  private static final Duration TOLERANCE = Duration.ofSeconds(30);

  /**
   * Claims the scan of this minute.
   *
   * @param event the id of the schedule's event; delivered again, it starts the same scan again
   * @return whether a scan is to be started
   */
  public boolean starts(String event) {
    String users = String.join(",", watch.users());
    Optional<Scan> last = scans.last();
    if (last.isPresent() && last.get().event().equals(event)) {
      return true;
    }
    if (last.filter(scan -> scan.users().equals(users)).filter(this::isRecent).isPresent()) {
      return false;
    }
    return scans.replace(last, new Scan(event, users, clock.instant()));
  }

  private boolean isRecent(Scan last) {
    Duration passed = Duration.between(last.startedAt(), clock.instant());
    return passed.plus(TOLERANCE).compareTo(watch.interval()) < 0;
  }
}
