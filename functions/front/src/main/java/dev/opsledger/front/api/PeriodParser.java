package dev.opsledger.front.api;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.text.DateParameter;
import dev.opsledger.front.dora.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Parses the period of a request. */
public final class PeriodParser {
  private static final int DEFAULT_DAYS = 30;
  private static final Duration LONGEST = Duration.ofDays(366);

  private PeriodParser() {}

  /**
   * Parses {@code since} and {@code until}, each a date or a time with an offset. The day of an
   * {@code until} date is included. Without {@code since} the period has thirty days, without
   * {@code until} it ends now; it never ends in the future.
   *
   * @throws RequestException 400 when one is malformed, or the period is empty or longer than 366
   *     days
   */
  public static Period of(String since, String until, Instant now) {
    Instant asked = until == null ? now : parse("until", until, 1);
    Instant end = asked.isBefore(now) ? asked : now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    Instant start = since == null ? defaultStart(end) : parse("since", since, 0);
    if (!start.isBefore(end)) {
      throw RequestException.invalid("since must be before until, and must not be in the future");
    }
    if (Duration.between(start, end).compareTo(LONGEST) > 0) {
      throw RequestException.invalid("since and until must be at most 366 days apart");
    }
    return new Period(start, end);
  }

  private static Instant defaultStart(Instant end) {
    return end.minus(DEFAULT_DAYS, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS);
  }

  private static Instant parse(String name, String text, int daysLater) {
    Instant at = DateParameter.moment(name, text, daysLater);
    if (at.isBefore(Instant.EPOCH)) {
      throw RequestException.invalid(name + " must not be before 1970");
    }
    return at.truncatedTo(ChronoUnit.SECONDS);
  }
}
