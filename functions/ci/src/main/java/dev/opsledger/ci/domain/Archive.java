package dev.opsledger.ci.domain;

import dev.opsledger.ci.domain.WorkflowRun.Repository;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far back the runs of a repository are kept, and what is still to be fetched before GitHub
 * deletes it.
 *
 * <p>What is missing lies between {@code below} and {@code from}. It is listed newest first. But
 * when GitHub is about to delete its oldest part, that part is listed next: a slice of about one
 * page at the bottom. So a small budget of calls saves what perishes first, and each call brings
 * about as many runs as any other.
 *
 * @param installation the installation whose credential is used
 * @param repository the repository, as it was when it was last listed
 * @param retention how long GitHub keeps its runs
 * @param begunAt when the first older run was asked for
 * @param floor older runs than this are not wanted; empty if all are
 * @param from every run that was created from here on is kept
 * @param below every run that was created before this is kept or gone; empty while unknown
 * @param slice the part at the bottom that is being listed
 * @param perDay about how many runs are created in a day; 0 while unknown
 * @param oldest the oldest run that was listed
 * @param findings what was found so far
 */
public record Archive(
    long installation,
    Repository repository,
    Retention retention,
    Instant begunAt,
    Optional<Instant> floor,
    Instant from,
    Optional<Instant> below,
    Optional<Slice> slice,
    long perDay,
    Optional<Instant> oldest,
    ArchiveFindings findings) {

  /** What GitHub deletes within this time is fetched before anything else. */
  private static final Duration DANGER = Duration.ofDays(1);

  /** The number of runs that a slice should have: less than a page, as days differ. */
  private static final long A_SLICE = 80;

  private static final long A_PAGE = 100;

  private static final long SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

  /**
   * A part at the bottom that is being listed, newest first.
   *
   * @param top where it begins
   * @param at down to where it was listed
   */
  public record Slice(Instant top, Instant at) {}

  /**
   * The archive of a repository of which only new runs were listed.
   *
   * @param from every run from here on was listed
   * @param floor older runs are not wanted; empty if all are
   * @param perDay about how many runs are created in a day; 0 if that is unknown
   */
  public static Archive begin(
      long installation,
      Repository repository,
      Retention retention,
      Instant from,
      Optional<Instant> floor,
      long perDay,
      Instant now) {
    return new Archive(
        installation,
        repository,
        retention,
        now,
        floor,
        from,
        floor,
        Optional.empty(),
        perDay,
        Optional.empty(),
        ArchiveFindings.NONE);
  }

  /** Whether everything that GitHub had is kept. */
  public boolean complete() {
    return below.filter(b -> !from.isAfter(b)).isPresent();
  }

  /** When GitHub deletes the oldest run that is not fetched, as far as is known. */
  public Instant deadline() {
    return below.map(b -> b.plus(retention.period())).orElse(begunAt);
  }

  /** Whether GitHub is known to delete a run that is not fetched within two hours. */
  public boolean hurries(Instant now) {
    return below.isPresent() && deadline().isBefore(now.plus(Duration.ofHours(2)));
  }

  /** What to ask for next. Not to be called once it is complete. */
  public ArchiveStep next(Instant now) {
    if (slice.isPresent()) {
      return new ArchiveStep(below, slice.get().at(), true);
    }
    Instant bottom = bottom(now);
    if (deadline().isBefore(now.plus(DANGER)) && !fitsOnePage(bottom)) {
      Instant top = bottom.plus(aSlice());
      if (top.isBefore(from)) {
        return new ArchiveStep(below, top, true);
      }
    }
    return new ArchiveStep(below, from, false);
  }

  private boolean fitsOnePage(Instant bottom) {
    long seconds = Duration.between(bottom, from).toSeconds();
    return perDay > 0 && perDay * seconds / SECONDS_A_DAY <= A_PAGE;
  }

  /** The days that have about a slice of runs; a quarter of the retention while that is unknown. */
  private Duration aSlice() {
    return perDay == 0
        ? retention.period().dividedBy(4)
        : Duration.ofSeconds(Math.max(60, A_SLICE * SECONDS_A_DAY / perDay));
  }

  /** The oldest run that GitHub can still have, by its retention. */
  private Instant bottom(Instant now) {
    Instant kept = now.minus(retention.period());
    return below.filter(b -> b.isAfter(kept)).orElse(kept);
  }

  /**
   * What is missing after a page was stored.
   *
   * @param page the answer to {@code step}
   */
  public Archive after(ArchiveStep step, ListedPage page, Instant now) {
    Optional<Instant> older = earlier(oldest, page.oldest());
    ArchiveFindings found = findings.plus(step, page);
    boolean ended = !page.more();
    long density = page.perDay().orElse(perDay);
    if (step.bottom()) {
      Instant top = slice.map(Slice::top).orElse(step.until());
      if (ended) {
        long seen = page.perDayOf(bottom(now), step.until());
        return at(from, Optional.of(top), Optional.empty(), seen, older, lost(found, step, now));
      }
      boolean walksOn = !isTooLarge(page, step, now);
      Optional<Slice> rest =
          walksOn ? Optional.of(new Slice(top, page.end(step))) : Optional.empty();
      return at(from, below, rest, density, older, found);
    }
    return ended
        ? at(end(), Optional.of(end()), slice, density, older, lost(found, step, now))
        : at(page.end(step), below, slice, density, older, found);
  }

  /** Whether a slice has so many pages left that the next one should begin further down. */
  private boolean isTooLarge(ListedPage page, ArchiveStep step, Instant now) {
    long seconds = Duration.between(bottom(now), page.end(step)).toSeconds();
    return page.perDay().filter(runs -> runs * seconds / SECONDS_A_DAY > 2 * A_SLICE).isPresent();
  }

  private Instant end() {
    return below.orElse(Instant.EPOCH);
  }

  /** Notes the span that GitHub has deleted before it was listed. */
  private ArchiveFindings lost(ArchiveFindings found, ArchiveStep step, Instant now) {
    Instant kept = now.minus(retention.period());
    Instant end = step.until().isBefore(kept) ? step.until() : kept;
    return below.filter(b -> b.isBefore(end)).map(b -> found.losing(b, end)).orElse(found);
  }

  private Archive at(
      Instant nextFrom,
      Optional<Instant> nextBelow,
      Optional<Slice> nextSlice,
      long density,
      Optional<Instant> older,
      ArchiveFindings found) {
    return new Archive(
        installation,
        repository,
        retention,
        begunAt,
        floor,
        nextFrom,
        nextBelow,
        nextSlice,
        density,
        older,
        found);
  }

  /** The same archive of a repository that has moved, or whose retention has changed. */
  public Archive with(long nowInstallation, Repository now, Retention period) {
    return new Archive(
        nowInstallation, now, period, begunAt, floor, from, below, slice, perDay, oldest, findings);
  }

  /** The same archive with other findings. */
  public Archive with(ArchiveFindings found) {
    return new Archive(
        installation,
        repository,
        retention,
        begunAt,
        floor,
        from,
        below,
        slice,
        perDay,
        oldest,
        found);
  }

  /** The same archive of which older runs are wanted than before; empty for all. */
  public Archive reaching(Optional<Instant> lower, Instant now) {
    Instant start = complete() ? end() : from;
    return new Archive(
        installation,
        repository,
        retention,
        now,
        lower,
        start,
        lower,
        Optional.empty(),
        perDay,
        oldest,
        findings);
  }

  /** Whether runs before its floor are wanted. */
  public boolean fallsShortOf(Optional<Instant> wanted) {
    return floor.filter(f -> wanted.isEmpty() || wanted.get().isBefore(f)).isPresent();
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    return one.isEmpty() || other.filter(o -> o.isBefore(one.get())).isPresent() ? other : one;
  }
}
