package dev.opsledger.ci.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page of a list of runs, newest first.
 *
 * @param created when each of its runs was created
 * @param counted GitHub's count of the whole list, where it gives one
 * @param unreadable how many entries have no id or no time
 * @param more whether GitHub lists older runs of the same window
 */
public record ListedPage(
    List<Instant> created, Optional<Long> counted, long unreadable, boolean more) {
  private static final long SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

  public ListedPage {
    created = List.copyOf(created);
  }

  /** When its oldest run was created. */
  public Optional<Instant> oldest() {
    return created.stream().min(Instant::compareTo);
  }

  /**
   * Where the next request ends: in the second of the oldest run, which may have more runs. A page
   * that is all of that second was walked by GitHub's own links, so the next one ends before it.
   */
  Instant end(ArchiveStep step) {
    Instant oldest = oldest().orElse(step.until());
    return oldest.isBefore(step.until()) ? oldest : step.until().minusSeconds(1);
  }

  /** About how many runs are created in a day; empty for a page that is too short to tell. */
  Optional<Long> perDay() {
    if (!more || created.size() < 2) {
      return Optional.empty();
    }
    Instant newest = created.stream().max(Instant::compareTo).orElseThrow();
    long seconds = Math.max(1, Duration.between(oldest().orElseThrow(), newest).toSeconds());
    return Optional.of(Math.max(1, created.size() * SECONDS_A_DAY / seconds));
  }

  /** About how many runs a day has in a window that this page shows to its end. */
  long perDayOf(Instant since, Instant until) {
    long seconds = Math.max(1, Duration.between(since, until).toSeconds());
    return Math.max(1, created.size() * SECONDS_A_DAY / seconds);
  }

  /** How many runs GitHub counts in a list that it has shown to its end, and has not shown. */
  long missing() {
    return more ? 0 : Math.max(unreadable, counted.orElse(0L) - created.size());
  }
}
