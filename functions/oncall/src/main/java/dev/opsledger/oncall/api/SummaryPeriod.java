package dev.opsledger.oncall.api;

import dev.opsledger.core.error.RequestException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The period of a summary.
 *
 * @param since the first moment, in whole seconds
 * @param until the end, exclusive, in whole seconds
 */
record SummaryPeriod(Instant since, Instant until) {
  private static final int DEFAULT_DAYS = 30;

  /**
   * Parses the parameters {@code since} and {@code until}: dates in UTC, of which {@code until} is
   * included, or times with an offset. The default is the last thirty days.
   *
   * @throws RequestException 400 if one is invalid, or since is after until
   */
  static SummaryPeriod of(String since, String until, Instant now) {
    Instant end = until == null ? whole(now) : parse("until", until, 1);
    Instant start =
        since == null
            ? end.minus(DEFAULT_DAYS, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS)
            : parse("since", since, 0);
    if (end.isBefore(start)) {
      throw RequestException.invalid("since must not be after until");
    }
    return new SummaryPeriod(start, end);
  }

  private static Instant parse(String name, String text, int daysLater) {
    try {
      Instant at =
          text.length() == "2026-11-22".length()
              ? LocalDate.parse(text).plusDays(daysLater).atStartOfDay(ZoneOffset.UTC).toInstant()
              : whole(OffsetDateTime.parse(text).toInstant());
      int year = at.atZone(ZoneOffset.UTC).getYear();
      if (year >= 1970 && year < 10_000) {
        return at;
      }
    } catch (DateTimeException e) {
      // Reported below, like a year out of range.
    }
    throw RequestException.invalid(
        name + " must be a date (2026-11-22) or a time with an offset (2026-11-22T10:00:00Z)");
  }

  /** Rounds up to whole seconds, as incidents are dated in whole seconds. */
  private static Instant whole(Instant at) {
    Instant floor = at.truncatedTo(ChronoUnit.SECONDS);
    return floor.equals(at) ? floor : floor.plusSeconds(1);
  }
}
