package dev.opsledger.gists.sync;

import dev.opsledger.gists.domain.Scan;
import dev.opsledger.gists.store.GistsKeys;
import dev.opsledger.gists.store.ScanStore;
import dev.opsledger.gists.store.WatchedUserStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides in which of the schedule's minutes a scan starts: once the interval has passed since the
 * last one, or at once if the watched users have changed. The schedule itself runs every minute, so
 * that the interval is one setting on AWS and on a laptop.
 */
public record ScanSchedule(
    ScanStore scans, WatchedUserStore users, WatchSettings watch, Clock clock) {
  /** Schedules are some seconds early or late. */
  private static final Duration TOLERANCE = Duration.ofSeconds(30);

  /**
   * Claims the scan of this minute.
   *
   * @param event the id of the schedule's event; delivered again, it starts the same scan again
   * @return whether a scan is to be started
   */
  public boolean starts(String event) {
    String names = String.join(",", watch.users());
    Optional<Scan> last = scans.last();
    if (last.isPresent() && last.get().event().equals(event)) {
      return true;
    }
    if (last.filter(scan -> scan.users().equals(names)).filter(this::isRecent).isPresent()) {
      return false;
    }
    last.ifPresent(this::forgetOwnersOfAdded);
    return scans.replace(last, new Scan(event, names, clock.instant()));
  }

  /** Whoever has a name when it is put into the configuration is meant. */
  private void forgetOwnersOfAdded(Scan last) {
    Set<String> before =
        Arrays.stream(last.users().split(",")).map(GistsKeys::user).collect(Collectors.toSet());
    watch.users().stream()
        .filter(name -> !before.contains(GistsKeys.user(name)))
        .forEach(users::forgetOwner);
  }

  private boolean isRecent(Scan last) {
    Duration passed = Duration.between(last.startedAt(), clock.instant());
    return passed.plus(TOLERANCE).compareTo(watch.interval()) < 0;
  }
}
