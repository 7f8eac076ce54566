package dev.opsledger.local.simulator;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * When the stories of the demo data happen. Everything depends on the date alone, so GitHub and
 * PagerDuty tell the same story, and a restart tells it again.
 */
public final class StoryCalendar {
  /** How long after a bad release its incident begins. */
  public static final Duration NOTICED = Duration.ofMinutes(12);

  /** How long after a bad release the former commit is live again. */
  public static final Duration ROLLED_BACK = Duration.ofMinutes(41);

  /** How long after a bad release its incident is resolved. */
  public static final Duration RESOLVED = Duration.ofMinutes(47);

  private static final LocalTime BAD_RELEASE = LocalTime.of(14, 3);
  private static final LocalTime NIGHT_BEGINS = LocalTime.of(0, 40);
  private static final Duration NIGHT = Duration.ofMinutes(210);
  private static final int FORTNIGHT = 14;
  private static final int BROKEN_DAYS = 3;
  private static final int TREND_DAYS = 28;

  private StoryCalendar() {}

  /** When the bad release of a day is done: one every second Tuesday. */
  public static Optional<Instant> badRelease(LocalDate day) {
    boolean tuesday = day.getDayOfWeek() == DayOfWeek.TUESDAY;
    return tuesday && Math.floorMod(day.toEpochDay(), FORTNIGHT) < FORTNIGHT / 2
        ? Optional.of(day.atTime(BAD_RELEASE).toInstant(ZoneOffset.UTC))
        : Optional.empty();
  }

  /** When the busy night of a day begins: that to each Thursday, in Central Europe. */
  public static Optional<Instant> busyNight(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.THURSDAY
        ? Optional.of(day.atTime(NIGHT_BEGINS).toInstant(ZoneOffset.UTC))
        : Optional.empty();
  }

  /** Whether on call is busy at a time. */
  public static boolean busyNight(Instant at) {
    return busyNight(at.atOffset(ZoneOffset.UTC).toLocalDate())
        .filter(begin -> !at.isBefore(begin) && at.isBefore(begin.plus(NIGHT)))
        .isPresent();
  }

  /**
   * Whether the default branch of one of several workflows is broken: they take turns of three
   * days, so one of them is at any time.
   *
   * @param which the workflow, from 0
   * @param of how many take turns
   */
  public static boolean broken(Instant at, int which, int of) {
    return turn(at, BROKEN_DAYS, of) == which;
  }

  /**
   * Whether one of several workflows is in its bad four weeks: they take turns, so one of them is
   * getting worse at any time.
   *
   * @param which the workflow, from 0
   * @param of how many take turns
   */
  public static boolean worse(Instant at, int which, int of) {
    return turn(at, TREND_DAYS, of) == which;
  }

  private static long turn(Instant at, int days, int of) {
    return Math.floorMod(at.getEpochSecond() / Duration.ofDays(days).toSeconds(), of);
  }
}
