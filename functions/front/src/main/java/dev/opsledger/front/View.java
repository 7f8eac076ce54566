package dev.opsledger.front;

import java.time.Duration;
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
record View(
    List<Share> shares,
    Optional<String> unit,
    Optional<String> commit,
    Optional<Ranking> ranking,
    Optional<Duration> kept) {
  static final View NOTHING = of(List.of());

  /** A place in a list, the greatest rank first. */
  record Ranking(String in, long rank) {}

  static View of(List<Share> shares) {
    return new View(shares, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  View ofUnit(String id) {
    return new View(shares, Optional.of(id), commit, ranking, kept);
  }

  View ofCommit(Optional<String> sha) {
    return new View(shares, unit, sha, ranking, kept);
  }

  View ranked(String in, long rank) {
    return new View(shares, unit, commit, Optional.of(new Ranking(in, rank)), kept);
  }

  View keptFor(Duration time) {
    return new View(shares, unit, commit, ranking, Optional.of(time));
  }
}
