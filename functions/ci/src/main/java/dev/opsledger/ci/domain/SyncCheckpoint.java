package dev.opsledger.ci.domain;

import dev.opsledger.ci.domain.WorkflowRun.Repository;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How far the runs of a repository are stored: where the next sync continues, and how many runs
 * were expected and stored. The runs are read in windows, each beginning at a fixed time.
 *
 * @param repository the repository's id
 * @param name owner and name, for people
 * @param owner the owner's id
 * @param since where the window begins; the same for weeks, so that an unchanged list has the same
 *     ETag
 * @param etag the ETag of the list's first page
 * @param knownUntil every run created before this is stored
 * @param listedFrom the list's first page held every run created since this
 * @param expected how many runs the window has, by GitHub's count
 * @param missing how many of them GitHub did not list
 * @param asOf when the list was last seen to have changed
 * @param reason why the repository cannot be read, empty when it can
 * @param completeness when the window was last listed to its end
 */
public record SyncCheckpoint(
    long repository,
    String name,
    Optional<Long> owner,
    Instant since,
    Optional<String> etag,
    Optional<Instant> knownUntil,
    Instant listedFrom,
    long expected,
    long missing,
    Instant asOf,
    Optional<String> reason,
    Completeness completeness) {

  /** How long a window is used before the next one begins. */
  private static final Duration WINDOW_LIFE = Duration.ofDays(30);

  /**
   * The last time that the window was listed to its end.
   *
   * @param settled how many runs GitHub counted before {@code knownUntil}; empty until the window
   *     was listed to its end
   * @param wholeAt when the window was last listed to its end
   * @param missingSince since when GitHub has not listed every run that it counts
   */
  public record Completeness(
      Optional<Long> settled, Optional<Instant> wholeAt, Optional<Instant> missingSince) {
    static final Completeness NONE =
        new Completeness(Optional.empty(), Optional.empty(), Optional.empty());

    private static final Duration A_DAY = Duration.ofDays(1);

    /** Whether the whole window was last listed more than a day ago. */
    public boolean isOld(Instant now) {
      return wholeAt.map(at -> at.plus(A_DAY).isBefore(now)).orElse(true);
    }

    /** Whether to look for missing runs again: at growing intervals, at least once a day. */
    public boolean looksForMissing(Instant now) {
      if (missingSince.isEmpty() || wholeAt.isEmpty()) {
        return false;
      }
      Duration missing = Duration.between(missingSince.get(), wholeAt.get());
      return !now.isBefore(wholeAt.get().plus(missing.compareTo(A_DAY) < 0 ? missing : A_DAY));
    }
  }

  /** The checkpoint of a repository of which nothing is stored. */
  public static SyncCheckpoint initial(Repository repository, Instant since) {
    return new SyncCheckpoint(
        repository.id(),
        repository.ownerName() + "/" + repository.name(),
        repository.ownerId(),
        since,
        Optional.empty(),
        Optional.empty(),
        since,
        0,
        0,
        since,
        Optional.empty(),
        Completeness.NONE);
  }

  /** Whether the repository has another name or owner than when it was last read. */
  public boolean hasMoved(Repository now) {
    String known = name.substring(name.indexOf('/') + 1);
    return !known.equals(now.name())
        || (owner.isPresent() && now.ownerId().isPresent() && !owner.equals(now.ownerId()));
  }

  /** Whether the window is old enough to begin the next one, once it was listed to its end. */
  public boolean endsWindow(Instant backfillFrom) {
    return knownUntil.isPresent() && since.isBefore(backfillFrom.minus(WINDOW_LIFE));
  }

  /**
   * Whether the runs before the next window were listed by an earlier sync too, as a list may lack
   * a run that was added shortly before.
   *
   * @param next what is known now
   */
  public boolean reachesNextWindowOf(SyncCheckpoint next) {
    return knownUntil.isPresent() && !knownUntil.get().isBefore(next.overlap());
  }

  /**
   * The checkpoint of the next window, which overlaps with this one by a day. That of a repository
   * without recent runs begins where a backfill would, as one further back would end at once.
   */
  public SyncCheckpoint nextWindow(Instant backfillFrom) {
    Instant next = overlap().isAfter(backfillFrom) ? overlap() : backfillFrom;
    return new SyncCheckpoint(
        repository,
        name,
        owner,
        next,
        Optional.empty(),
        knownUntil,
        listedFrom,
        expected,
        missing,
        asOf,
        reason,
        Completeness.NONE);
  }

  private Instant overlap() {
    return knownUntil.orElse(since).minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.HOURS);
  }

  /** Records why the repository cannot be read. */
  public SyncCheckpoint failing(String why) {
    return with(Optional.of(why));
  }

  /** Clears the reason why the repository could not be read. */
  public SyncCheckpoint readable() {
    return with(Optional.empty());
  }

  private SyncCheckpoint with(Optional<String> why) {
    return new SyncCheckpoint(
        repository,
        name,
        owner,
        since,
        etag,
        knownUntil,
        listedFrom,
        expected,
        missing,
        asOf,
        why,
        completeness);
  }
}
