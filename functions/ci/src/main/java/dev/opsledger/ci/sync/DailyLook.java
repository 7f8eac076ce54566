package dev.opsledger.ci.sync;

import dev.opsledger.core.sync.SyncPlanner;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What is done once a day, with the first sync after midnight UTC. */
record DailyLook(SyncPlanner planner, Clock clock) {
  /** Whether the sync that is under way is the first of its day, and not the first of all. */
  boolean isDue() {
    LocalDate today = day(clock.instant());
    return planner.lastFinished().filter(began -> day(began).isBefore(today)).isPresent();
  }

  private static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
