package dev.opsledger.oncall.api;

import dev.opsledger.core.error.RequestException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A time to sum up.
 *
 * @param since the first moment, whole seconds
 * @param until the first moment after it, whole seconds
 */
record SummaryPeriod(Instant since, Instant until) {
  private static final int USUAL_DAYS = 30;

  /**
   * From the parameters {@code since} and {@code until}: dates, of which the last is meant whole,
   * or times with an offset. Left out, they stand for thirty days until now.
   *
   * @throws RequestException 400 when one is malformed, or they are the wrong way round
   */
  static SummaryPeriod of(String since, String until, Instant now) {
    Instant end = until == null ? whole(now) : parse("until", until, 1);
    Instant start =
        since == null
            ? end.minus(USUAL_DAYS, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS)
            : parse("since", since, 0);
    if (end.isBefore(start)) {
      throw RequestException.invalid("since is after until");
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
      // Reported below, together with a year that nothing is stored of.
    }
    throw RequestException.invalid(
        name + " is neither a date (2026-11-22) nor a time (2026-11-22T10:00:00Z)");
  }

  /** Incidents are dated in whole seconds: from within one, the next is the first that counts. */
  private static Instant whole(Instant at) {
    Instant floor = at.truncatedTo(ChronoUnit.SECONDS);
    return floor.equals(at) ? floor : floor.plusSeconds(1);
  }
}
