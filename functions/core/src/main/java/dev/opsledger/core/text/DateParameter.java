package dev.opsledger.core.text;

import dev.opsledger.core.error.RequestException;
import java.time.Instant;
import java.time.LocalDate;

/** Dates and moments that a request gives; others are refused in a sentence that names them. */
public final class DateParameter {
  private static final int FIRST_YEAR = 1970;

  private DateParameter() {}

  /**
   * A date in the form YYYY-MM-DD.
   *
   * @param name what the parameter is called
   * @throws RequestException if the text is no such date
   */
  public static LocalDate day(String name, String text) {
    return IsoDate.parse(text)
        .orElseThrow(() -> RequestException.invalid(name + " must be a valid YYYY-MM-DD date"));
  }

  /**
   * The same, from 1970 on.
   *
   * @throws RequestException if the text is no such date, or an earlier one
   */
  public static LocalDate daySince1970(String name, String text) {
    LocalDate day = day(name, text);
    if (day.getYear() < FIRST_YEAR) {
      throw RequestException.invalid(name + " must not be before 1970");
    }
    return day;
  }

  /**
   * The begin of a date in UTC, moved by some days, or a time with an offset.
   *
   * @param name what the parameter is called
   * @throws RequestException if the text is neither
   */
  public static Instant moment(String name, String text, int daysLater) {
    return IsoDate.moment(text, daysLater)
        .orElseThrow(
            () ->
                RequestException.invalid(
                    name
                        + " must be a date (2026-11-22) or a time with an offset"
                        + " (2026-11-22T10:00:00Z)"));
  }
}
