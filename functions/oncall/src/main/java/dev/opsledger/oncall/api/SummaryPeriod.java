package dev.opsledger.oncall.api;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.text.DateParameter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The period of a summary.
 *
 * @param since the first moment, in whole seconds
 * @param until the end, exclusive, in whole seconds
 */
record SummaryPeriod(Instant since, Instant until) {
  private static final int DEFAULT_DAYS = 30;

  /** The limits of what is told and looked up; no incident is outside them. */
  private static final Instant FIRST = Instant.EPOCH;

  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  /**
   * Parses the parameters {@code since} and {@code until}: dates in UTC, of which {@code until} is
   * included, or times with an offset. The default is the last thirty days. What is before 1970 or
   * after the year 9999 is moved there.
   *
   * @throws RequestException 400 if one is invalid, or since is after until
   */
  static SummaryPeriod of(String since, String until, Instant now) {
    Instant end = until == null ? whole(now) : parse("until", until, 1);
    Instant start = since == null ? before(end) : parse("since", since, 0);
    if (end.isBefore(start)) {
      throw RequestException.invalid("since must not be after until");
    }
    return new SummaryPeriod(start, end);
  }

  private static Instant before(Instant end) {
    return within(end.minus(DEFAULT_DAYS, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS));
  }

  private static Instant parse(String name, String text, int daysLater) {
    return within(whole(DateParameter.moment(name, text, daysLater)));
  }

  private static Instant within(Instant at) {
    return at.isBefore(FIRST) ? FIRST : at.isAfter(LAST) ? LAST : at;
  }

  /** Rounds up to whole seconds, as incidents are dated in whole seconds. */
  private static Instant whole(Instant at) {
    Instant floor = at.truncatedTo(ChronoUnit.SECONDS);
    return floor.equals(at) ? floor : floor.plusSeconds(1);
  }
}
