package dev.opsledger.ci.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what GitHub counts against what it lists. Its count of a filtered list may stop at 1,000
 * and is no less than a lower bound; what was listed to its end is known better.
 */
public final class RunCount {
  private static final long CAP = 1_000;

  private final RemainingWindow from;
  private final Map<Long, Instant> seen;
  private long total;
  private long latest;
  private long unreadable;
  private boolean any;

  /**
   * @param from what was counted before
   * @param seen the runs listed since, with their creation
   */
  public RunCount(RemainingWindow from, Map<Long, Instant> seen) {
    this.from = from;
    this.seen = seen;
    this.total = from.tally().total();
    this.unreadable = from.tally().unreadable();
    this.any = from.until().isPresent();
  }

  /**
   * Takes a page's count.
   *
   * @param counted {@code total_count}, of the window that ends at {@code until}
   * @param lost its runs that could not be read
   */
  public void page(Optional<Long> counted, Optional<Instant> until, long lost) {
    unreadable += lost;
    latest = counted.map(n -> newerThan(until) + n).orElseGet(this::listed);
    if (!any) {
      total = counted.orElse(0L);
      any = true;
    }
  }

  private long newerThan(Optional<Instant> until) {
    if (until.isEmpty()) {
      return 0;
    }
    long newer = seen.values().stream().filter(at -> at.isAfter(until.get())).count();
    return from.tally().listed()
        + newer
        - (until.equals(from.until()) ? from.seenAtUntil().size() : 0);
  }

  /** GitHub's count of the window, when its first page was read. */
  public long total() {
    return total;
  }

  /** Runs listed, each once. */
  public long listed() {
    return from.tally().listed() + seen.size();
  }

  /** Runs listed since what is known, as far as there is anything known. */
  public long sinceKnown() {
    return from.stopAt().map(at -> from.tally().sinceKnown() + notBefore(at)).orElse(0L);
  }

  /** GitHub's count without those listed since what is known. */
  public long belowKnown() {
    return total - sinceKnown();
  }

  /** Runs listed that were created at a time or later. */
  public long since(Instant boundary) {
    return from.tally().recent() + notBefore(boundary);
  }

  private long notBefore(Instant at) {
    return seen.values().stream().filter(created -> !created.isBefore(at)).count();
  }

  /**
   * How many runs there are in a window that was listed to its end. What was deleted meanwhile is
   * not expected, so of two counts below the cap the lower one holds.
   */
  public long expected() {
    long counted = total < CAP ? Math.min(total, latest) : Math.max(total, latest);
    return Math.max(listed() + unreadable, counted);
  }

  /** Runs that GitHub counts and did not list, or listed without what makes them runs. */
  public long missing() {
    return expected() - listed();
  }

  /** Runs that GitHub listed without an id or a time. */
  public long unreadable() {
    return unreadable;
  }
}
