package dev.opsledger.core.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Reads dates as clients give them. */
public final class IsoDate {
  private static final String FORM = "\\d{4}-\\d{2}-\\d{2}";

  private IsoDate() {}

  /**
   * A date in the form YYYY-MM-DD; empty for any other text, such as one with a sign or a year of
   * five digits, which Java's own parser takes, and for days that the calendar lacks.
   */
  public static Optional<LocalDate> parse(String text) {
    if (!text.matches(FORM)) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException notInTheCalendar) {
      return Optional.empty();
    }
  }
}
