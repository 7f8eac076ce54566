package dev.opsledger.ci.domain;

import dev.opsledger.ci.domain.WorkflowRun.Repository;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What is known of a repository's runs: the checkpoint from which the next sync goes on, and the
 * ledger of what was expected and stored.
 *
 * @param repository the repository's id
 * @param name owner and name, for people
 * @param owner the owner's id
 * @param since from when on GitHub is asked; it stays the same for weeks, so that an unchanged
 *     answer can be recognized by its ETag
 * @param etag what stands for the first page of the last answer
 * @param knownUntil every run created before this is stored
 * @param listedFrom from when on the last first page listed every run
 * @param expected runs that GitHub said there were in the last window
 * @param missing runs of it that GitHub would not list
 * @param asOf when GitHub was last seen to have changed something
 * @param reason why the repository cannot be read, empty when it can
 * @param trust how far GitHub's list was checked
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
    Trust trust) {

  /** After this long the point from which GitHub is asked moves on. */
  private static final Duration SAME_POINT = Duration.ofDays(30);

  /**
   * How far GitHub's list was checked.
   *
   * @param settled how many runs GitHub counted before {@code knownUntil}; empty until a window was
   *     listed to its end
   * @param wholeAt when that was last done
   * @param missingSince since when something is missing
   */
  public record Trust(Optional<Long> settled, Optional<Instant> wholeAt, Optional<Instant> missingSince) {
    static final Trust NONE = new Trust(Optional.empty(), Optional.empty(), Optional.empty());

    private static final Duration A_DAY = Duration.ofDays(1);

    /** Whether the last complete look is old enough for another. */
    public boolean isOld(Instant now) {
      return wholeAt.map(at -> at.plus(A_DAY).isBefore(now)).orElse(true);
    }

    /** What is missing is looked for at once, then at longer and longer intervals up to a day. */
    public boolean looksForMissing(Instant now) {
      if (missingSince.isEmpty() || wholeAt.isEmpty()) {
        return false;
      }
      Duration missing = Duration.between(missingSince.get(), wholeAt.get());
      return !now.isBefore(wholeAt.get().plus(missing.compareTo(A_DAY) < 0 ? missing : A_DAY));
    }
  }

  public static SyncCheckpoint none(Repository repository, Instant since) {
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
        Trust.NONE);
  }

  /** Whether the repository has another name or owner than when it was last read. */
  public boolean isMoved(Repository now) {
    String known = name.substring(name.indexOf('/') + 1);
    return !known.equals(now.name())
        || (owner.isPresent() && now.ownerId().isPresent() && !owner.equals(now.ownerId()));
  }

  /** Whether the window is to be closed, after another look, and the next one begun. */
  public boolean endsWindow(Instant backfillFrom) {
    return knownUntil.isPresent() && since.isBefore(backfillFrom.minus(SAME_POINT));
  }

  /** The next window, which overlaps with this one; it is still to be listed. */
  public SyncCheckpoint nextWindow() {
    Instant next = knownUntil.orElse(since).minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.HOURS);
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
        Trust.NONE);
  }

  public SyncCheckpoint failing(String why) {
    return with(Optional.of(why));
  }

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
        trust);
  }
}
