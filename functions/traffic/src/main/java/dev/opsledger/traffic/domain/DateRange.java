package dev.opsledger.traffic.domain;

import dev.opsledger.core.error.RequestException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The days that somebody asks for, both ends included; an end that is not given is open.
 *
 * @param start the first day
 * @param end the last day
 */
public record DateRange(Optional<LocalDate> start, Optional<LocalDate> end) {
  public static final DateRange ALL = new DateRange(Optional.empty(), Optional.empty());

  /**
   * Reads {@code start} and {@code end} of a query; an empty one is as if it were not there.
   *
   * @throws RequestException 400 when one is no date, or start is after end
   */
  public static DateRange of(String start, String end) {
    var range = new DateRange(date("start", start), date("end", end));
    boolean inverted =
        range.start.isPresent()
            && range.end.isPresent()
            && range.start.get().isAfter(range.end.get());
    if (inverted) {
      throw RequestException.invalid(
          "start (%s) is after end (%s)".formatted(range.start.get(), range.end.get()));
    }
    return range;
  }

  /** The part of it that is not after a day; empty when all of it is. */
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
    try {
      if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
        return Optional.of(LocalDate.parse(text));
      }
    } catch (DateTimeException e) {
      // Reported below, together with what does not look like a date.
    }
    throw RequestException.invalid(name + " is not a date; give one such as 2026-11-21");
  }
}
