package dev.opsledger.front.domain;

import dev.opsledger.front.store.FrontKeys;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How the front sees a thing.
 *
 * @param shares what it adds to which numbers
 * @param unit whose it is, such as a project's id, when it is to be found by that and its time
 * @param commit the commit by which it is to be found
 * @param ranking the list in which it stands by itself
 * @param kept how long after it occurred it is kept; for good where this is empty
 */
public record Projection(
    List<Contribution> shares,
    Optional<String> unit,
    Optional<String> commit,
    Optional<Ranking> ranking,
    Optional<Duration> kept) {
  public static final Projection NOTHING = of(List.of());

  /** A place in a list, the greatest rank first. */
  public record Ranking(String in, long rank) {}

  public static Projection of(List<Contribution> shares) {
    return new Projection(shares, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Without the shares in numbers of days before this one. */
  public Projection withoutDaysBefore(LocalDate first) {
    List<Contribution> shown =
        shares.stream()
            .filter(share -> FrontKeys.day(share.key()).map(d -> !d.isBefore(first)).orElse(true))
            .toList();
    return new Projection(shown, unit, commit, ranking, kept);
  }

  public Projection ofUnit(String id) {
    return new Projection(shares, Optional.of(id), commit, ranking, kept);
  }

  public Projection ofCommit(Optional<String> sha) {
    return new Projection(shares, unit, sha, ranking, kept);
  }

  public Projection ranked(String in, long rank) {
    return new Projection(shares, unit, commit, Optional.of(new Ranking(in, rank)), kept);
  }

  public Projection keptFor(Duration time) {
    return new Projection(shares, unit, commit, ranking, Optional.of(time));
  }
}
