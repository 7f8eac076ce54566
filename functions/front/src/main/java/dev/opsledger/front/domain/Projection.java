package dev.opsledger.front.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How a fact is stored and counted.
 *
 * @param contributions what it adds to which counters
 * @param unit the id under which it is listed by time, such as its project's
 * @param commit the commit under which it is found
 * @param ranking its place in a ranked list of facts
 * @param retention how long after it occurred it is kept; empty means for good
 */
public record Projection(
    List<Contribution> contributions,
    Optional<String> unit,
    Optional<String> commit,
    Optional<Ranking> ranking,
    Optional<Duration> retention) {
  /** A fact that is stored but neither counted nor listed. */
  public static final Projection NOTHING = of(List.of());

  /** A place in a ranked list, which is read from the greatest rank down. */
  public record Ranking(String list, long rank) {}

  /** A fact that is counted, but not listed anywhere. */
  public static Projection of(List<Contribution> contributions) {
    return new Projection(
        List.copyOf(contributions),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** With only the contributions that match. */
  public Projection onlyContributions(Predicate<Contribution> matching) {
    List<Contribution> kept = contributions.stream().filter(matching).toList();
    return new Projection(kept, unit, commit, ranking, retention);
  }

  /** Listed by time under this id. */
  public Projection ofUnit(String id) {
    return new Projection(contributions, Optional.of(id), commit, ranking, retention);
  }

  /** Found under this commit. */
  public Projection ofCommit(Optional<String> sha) {
    return new Projection(contributions, unit, sha, ranking, retention);
  }

  /** Ranked in this list. */
  public Projection ranked(String list, long rank) {
    return new Projection(
        contributions, unit, commit, Optional.of(new Ranking(list, rank)), retention);
  }

  /** Deleted this long after it occurred. */
  public Projection keptFor(Duration time) {
    return new Projection(contributions, unit, commit, ranking, Optional.of(time));
  }
}
