package dev.opsledger.traffic.domain;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.text.DateParameter;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A range of days, both ends included; a missing end is open.
 *
 * @param start the first day
 * @param end the last day
 */
public record DateRange(Optional<LocalDate> start, Optional<LocalDate> end) {
  /** All days. */
  public static final DateRange ALL = new DateRange(Optional.empty(), Optional.empty());

  /**
   * Parses the query parameters {@code start} and {@code end}; an empty one counts as missing.
   *
   * @throws RequestException 400 if one is not a date, or start is after end
   */
  public static DateRange of(String start, String end) {
    var range = new DateRange(date("start", start), date("end", end));
    boolean inverted =
        range.start.isPresent()
            && range.end.isPresent()
            && range.start.get().isAfter(range.end.get());
    if (inverted) {
      throw RequestException.invalid(
          "start (%s) must not be after end (%s)".formatted(range.start.get(), range.end.get()));
    }
    return range;
  }

  /** The part of the range up to a day; empty if the range begins after it. */
  Optional<DateRange> until(LocalDate last) {
    if (start.filter(first -> first.isAfter(last)).isPresent()) {
      return Optional.empty();
    }
    LocalDate earlier = end.filter(day -> day.isBefore(last)).orElse(last);
    return Optional.of(new DateRange(start, Optional.of(earlier)));
  }

  private static Optional<LocalDate> date(String name, String text) {
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(DateParameter.day(name, text));
  }
}
