package dev.opsledger.traffic.domain;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One UTC day of a repository.
 *
 * @param date the day
 * @param views page views and visitors, the largest numbers seen
 * @param clones clones and cloners, the largest numbers seen; empty if GitHub has not given them
 * @param finished whether a fetch after the day's end has covered its views
 */
public record Day(LocalDate date, Counts views, Optional<Counts> clones, boolean finished) {
  /** A day with known clones. */
  public Day(LocalDate date, Counts views, Counts clones, boolean finished) {
    this(date, views, Optional.of(clones), finished);
  }

  /** Merges what a later fetch showed. */
  Day merge(Day seen) {
    Optional<Counts> both =
        clones.map(mine -> seen.clones.map(mine::max).orElse(mine)).or(() -> seen.clones);
    return new Day(date, views.max(seen.views), both, finished || seen.finished);
  }
}
