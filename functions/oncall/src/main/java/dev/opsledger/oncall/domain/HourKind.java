package dev.opsledger.oncall.domain;

import java.time.DayOfWeek;
import java.time.LocalDateTime;

/**
 * Into what kind of hour of a responder's day an interruption falls, as PagerDuty's "Insights"
 * defines it. Sleep comes first where it overlaps with off hours, on Saturdays and Sundays.
 */
public enum HourKind {
  /** 8 to 18 on Mondays to Fridays. */
  BUSINESS,
  /** 22 to 8 on every day. */
  SLEEP,
  /** The rest. */
  OFF;

  private static final int WAKING = 8;
  private static final int CLOSING = 18;
  private static final int SLEEPING = 22;

  /** The kind of a time as the responder's clock shows it; an hour begins with its first second. */
  public static HourKind of(LocalDateTime local) {
    int hour = local.getHour();
    if (hour < WAKING || hour >= SLEEPING) {
      return SLEEP;
    }
    DayOfWeek day = local.getDayOfWeek();
    boolean weekend = day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    return weekend || hour >= CLOSING ? OFF : BUSINESS;
  }
}
