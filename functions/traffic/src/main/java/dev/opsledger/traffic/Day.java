package dev.opsledger.traffic;

import java.time.LocalDate;

/**
 * One UTC day of a repository.
 *
 * @param date the day
 * @param views page views and visitors, the largest numbers seen
 * @param clones clones and who cloned, the largest numbers seen
 * @param finished whether a fetch after the day's end has covered it
 */
record Day(LocalDate date, Counts views, Counts clones, boolean finished) {
  static Day none(LocalDate date) {
    return new Day(date, Counts.NONE, Counts.NONE, false);
  }

  /** What is known of the day after another look at it. */
  Day merge(Day seen) {
    return new Day(date, views.max(seen.views), clones.max(seen.clones), finished || seen.finished);
  }
}
