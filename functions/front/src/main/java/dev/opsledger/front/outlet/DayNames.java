package dev.opsledger.front.outlet;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Writes days as people read them. */
final class DayNames {
  private static final DateTimeFormatter FULL =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);

  private DayNames() {}

  static String full(LocalDate day) {
    return FULL.format(day);
  }

  static String brief(LocalDate day) {
    return SHORT.format(day);
  }

  /** The days of a week of this name. */
  static String plural(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + "s";
  }
}
