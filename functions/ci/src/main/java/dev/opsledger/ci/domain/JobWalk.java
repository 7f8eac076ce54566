package dev.opsledger.ci.domain;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How far an account's stored runs were asked for their jobs, newest day first. The first walk goes
 * back as far as GitHub can have jobs, later ones a few days further than the walk before began, as
 * runs of those days had not ended then.
 *
 * @param from the day on which it began
 * @param until the last day to walk to
 * @param day the day that it has reached; empty once it has ended
 * @param after the position in that day after which it goes on
 */
public record JobWalk(
    LocalDate from, LocalDate until, Optional<LocalDate> day, Optional<String> after) {
  /** The longest time for which GitHub can be told to keep the data of runs. */
  private static final int LONGEST_DAYS = 400;

  /** Most runs end within this time. */
  private static final int OVERLAP_DAYS = 3;

  /** The first walk over an account's runs. */
  public static JobWalk first(LocalDate today) {
    return begin(today, today.minusDays(LONGEST_DAYS));
  }

  private static JobWalk begin(LocalDate today, LocalDate until) {
    return new JobWalk(today, until, Optional.of(today), Optional.empty());
  }

  /** Whether there is anything to ask for on a day: it has not ended, or began on another one. */
  public boolean isDue(LocalDate today) {
    return day.isPresent() || from.isBefore(today);
  }

  /** This walk, or the next one if it has ended. */
  public JobWalk going(LocalDate today) {
    return day.isPresent() ? this : begin(today, from.minusDays(OVERLAP_DAYS));
  }

  /** Behind a position in its day. */
  public JobWalk after(String position) {
    return new JobWalk(from, until, day, Optional.of(position));
  }

  /** On the day before, or at its end. */
  public JobWalk dayBefore() {
    Optional<LocalDate> before =
        day.map(last -> last.minusDays(1)).filter(next -> !next.isBefore(until));
    return new JobWalk(from, until, before, Optional.empty());
  }
}
