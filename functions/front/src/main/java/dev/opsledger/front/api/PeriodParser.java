package dev.opsledger.front.api;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.front.dora.Period;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Reads the period of which somebody asks. */
final class PeriodParser {
  private static final int USUAL_DAYS = 30;
  private static final Duration LONGEST = Duration.ofDays(366);

  private PeriodParser() {}

  /**
   * From the parameters {@code since} and {@code until}: dates, of which the last is meant whole,
   * or times with an offset. Left out, they stand for thirty days until now; it never goes beyond
   * now.
   *
   * @throws RequestException 400 when one is malformed, nothing is between them, or over 366 days
   *     are
   */
  static Period of(String since, String until, Instant now) {
    Instant asked = until == null ? now : parse("until", until, 1);
    Instant end = asked.isBefore(now) ? asked : now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    Instant start = since == null ? usualStart(end) : parse("since", since, 0);
    if (!start.isBefore(end)) {
      throw RequestException.invalid(
          "nothing is between since and until that is not in the future");
    }
    if (Duration.between(start, end).compareTo(LONGEST) > 0) {
      throw RequestException.invalid("since and until are at most 366 days apart");
    }
    return new Period(start, end);
  }

  private static Instant usualStart(Instant end) {
    return end.minus(USUAL_DAYS, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS);
  }

  private static Instant parse(String name, String text, int daysLater) {
    try {
      Instant at =
          text.length() == "2026-11-22".length()
              ? LocalDate.parse(text).plusDays(daysLater).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
      int year = at.atZone(ZoneOffset.UTC).getYear();
      if (year >= 1970 && year < 10_000) {
        return at;
      }
    } catch (DateTimeException e) {
      // Reported below, together with a year that nothing is stored of.
    }
    throw RequestException.invalid(
        name + " is neither a date (2026-11-22) nor a time (2026-11-22T10:00:00Z)");
  }
}
