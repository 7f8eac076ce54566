package dev.opsledger.deployments.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the deployments of a repository are read.
 *
 * @param etag the ETag of the list's first page, once everything on it is stored: an unchanged list
 *     is then one request that GitHub answers with 304
 * @param listed the ETag with which the first page was last listed
 * @param wholeAt when the whole list was last found to be stored
 * @param open when the newest deployment was created that is not on the first page and has not
 *     ended
 */
public record ListCheckpoint(
    Optional<String> etag,
    Optional<String> listed,
    Optional<Instant> wholeAt,
    Optional<Instant> open) {
  /** Nothing is read yet. */
  public static final ListCheckpoint NONE =
      new ListCheckpoint(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final Duration A_DAY = Duration.ofDays(1);

  /** GitHub ends a workflow's run after 35 days, and with it what it deploys. */
  private static final Duration LONGEST_DEPLOYMENT = Duration.ofDays(35);

  /**
   * Whether the whole list must be read although its first page may be unchanged: the first time,
   * and once a day while a deployment behind the first page may still end.
   */
  public boolean needsWholeList(Instant now) {
    boolean mayEnd = open.filter(at -> now.isBefore(at.plus(LONGEST_DEPLOYMENT))).isPresent();
    return wholeAt.isEmpty() || (mayEnd && isOld(now));
  }

  /** Whether the whole list was last read more than a day ago. */
  public boolean isOld(Instant now) {
    return wholeAt.map(at -> at.plus(A_DAY).isBefore(now)).orElse(true);
  }
}
