package dev.opsledger.core.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads dates and moments as clients give them. */
public final class IsoDate {
  private static final String FORM = "\\d{4}-\\d{2}-\\d{2}";
  private static final String TIME = FORM + "T.*";

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

  /**
   * The begin of a date in UTC, moved by some days, or a time with an offset; empty for any other
   * text. As in dates, the year has four digits.
   */
  public static Optional<Instant> moment(String text, int daysLater) {
    Optional<LocalDate> date = parse(text);
    if (date.isPresent()) {
      return date.map(day -> day.plusDays(daysLater).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
    try {
      return text.matches(TIME)
          ? Optional.of(OffsetDateTime.parse(text).toInstant())
          : Optional.empty();
    } catch (DateTimeException notInTheCalendar) {
      return Optional.empty();
    }
  }
}
