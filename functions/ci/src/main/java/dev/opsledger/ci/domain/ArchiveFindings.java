package dev.opsledger.ci.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * What the backfill of a repository has found.
 *
 * @param listed how many runs it listed
 * @param missing how many of the runs that GitHub counts it did not list
 * @param lostFrom where the span begins that GitHub deleted while the backfill went on
 * @param lostUntil where that span ends
 * @param unreadSince since when the repository cannot be read, empty when it can
 */
public record ArchiveFindings(
    long listed,
    long missing,
    Optional<Instant> lostFrom,
    Optional<Instant> lostUntil,
    Optional<Instant> unreadSince) {
  static final ArchiveFindings NONE =
      new ArchiveFindings(0, 0, Optional.empty(), Optional.empty(), Optional.empty());

  ArchiveFindings plus(ArchiveStep step, ListedPage page) {
    // A run of the last second of the page before is listed twice.
    long fresh = page.created().stream().filter(at -> !at.equals(step.until())).count();
    return new ArchiveFindings(
        listed + fresh, missing + page.missing(), lostFrom, lostUntil, unreadSince);
  }

  ArchiveFindings losing(Instant begin, Instant end) {
    return new ArchiveFindings(
        listed,
        missing,
        lostFrom.filter(at -> at.isBefore(begin)).or(() -> Optional.of(begin)),
        lostUntil.filter(at -> at.isAfter(end)).or(() -> Optional.of(end)),
        unreadSince);
  }

  /** The same findings of a repository that can, or cannot, be read. */
  public ArchiveFindings unreadSince(Optional<Instant> since) {
    return new ArchiveFindings(listed, missing, lostFrom, lostUntil, since);
  }
}
