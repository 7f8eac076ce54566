package dev.opsledger.ci.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Compares GitHub's count of a window with the runs that it lists. The count of a filtered list
 * stops at 1,000, where it is only a lower bound.
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
   * Continues a count.
   *
   * @param from what was counted before
   * @param seen the runs listed since, with their creation; the caller adds to it
   */
  public RunCount(RemainingWindow from, Map<Long, Instant> seen) {
    this.from = from;
    this.seen = seen;
    this.total = from.tally().total();
    this.unreadable = from.tally().unreadable();
    this.any = from.until().isPresent();
  }

  /**
   * Adds a page.
   *
   * @param counted its {@code total_count}, of the window that ends at {@code until}
   * @param lost how many of its runs could not be read
   */
  public void addPage(Optional<Long> counted, Optional<Instant> until, long lost) {
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

  /** GitHub's count of the window when its first page was read. */
  public long total() {
    return total;
  }

  /** How many different runs were listed. */
  public long listed() {
    return from.tally().listed() + seen.size();
  }

  /** How many listed runs are not older than the stored ones; 0 where nothing is stored. */
  public long sinceKnown() {
    return from.stopAt().map(at -> from.tally().sinceKnown() + notBefore(at)).orElse(0L);
  }

  /** GitHub's count of the runs older than that. */
  public long belowKnown() {
    return total - sinceKnown();
  }

  /** How many listed runs were created at a time or later. */
  public long since(Instant boundary) {
    return from.tally().recent() + notBefore(boundary);
  }

  private long notBefore(Instant at) {
    return seen.values().stream().filter(created -> !created.isBefore(at)).count();
  }

  /**
   * How many runs a window has that was listed to its end. Runs deleted meanwhile do not count, so
   * below the cap the lower of the first and the last count holds.
   */
  public long expected() {
    long counted = total < CAP ? Math.min(total, latest) : Math.max(total, latest);
    return Math.max(listed() + unreadable, counted);
  }

  /**
   * Whether a later page counted fewer runs than the first. Then a run was deleted, or the later
   * page came from a server that did not know it yet: the first page's ETag must not stand for a
   * list without that run.
   */
  public boolean shrank() {
    return total > expected();
  }

  /** How many runs GitHub counted but did not list, or listed without an id or a time. */
  public long missing() {
    return expected() - listed();
  }

  /** How many runs GitHub listed without an id or a time. */
  public long unreadable() {
    return unreadable;
  }
}
