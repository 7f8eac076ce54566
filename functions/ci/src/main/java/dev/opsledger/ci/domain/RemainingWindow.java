package dev.opsledger.ci.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The part of a window of runs that a walk has not listed yet, with what it found so far. A window
 * is the list of the runs created since a time, newest first.
 *
 * @param since where the window begins
 * @param until the creation of the oldest run that was listed; empty before the first page
 * @param seenAtUntil the listed runs that were created in that very second
 * @param stopAt runs older than this are stored already; empty when the whole window is walked
 * @param settled how many runs GitHub counted before {@code stopAt}
 * @param etag the ETag of the window's first page
 * @param newest the newest run of the window
 * @param listedFrom the oldest run of the window's first page
 * @param tally what was counted so far
 */
public record RemainingWindow(
    Instant since,
    Optional<Instant> until,
    List<Long> seenAtUntil,
    Optional<Instant> stopAt,
    Optional<Long> settled,
    Optional<String> etag,
    Optional<Instant> newest,
    Optional<Instant> listedFrom,
    Tally tally) {

  /** A run may appear in the list some time after its creation. */
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  /**
   * What a walk counted.
   *
   * @param total GitHub's count when the walk began
   * @param listed runs listed
   * @param sinceKnown listed runs that are not older than what was stored before the walk
   * @param recent listed runs that are not older than the walk's {@link #boundary}
   * @param unreadable listed entries without an id or a time
   */
  public record Tally(long total, long listed, long sinceKnown, long recent, long unreadable) {
    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);
  }

  /**
   * The beginning of a walk.
   *
   * @param known what is stored, where the walk may stop; empty to walk the whole window
   */
  public static RemainingWindow first(
      Instant since, Optional<String> etag, Optional<SyncCheckpoint> known) {
    return new RemainingWindow(
        since,
        Optional.empty(),
        List.of(),
        known.flatMap(SyncCheckpoint::knownUntil),
        known.flatMap(checkpoint -> checkpoint.completeness().settled()),
        etag,
        Optional.empty(),
        Optional.empty(),
        Tally.NOTHING);
  }

  /** The time before which every run is stored once this walk has ended. */
  public Instant boundary(Optional<Instant> newestRun) {
    Instant end = newestRun.orElse(since).minus(OVERLAP);
    return stopAt.filter(at -> at.isAfter(end)).orElse(end);
  }
}
