package dev.opsledger.oncall.domain;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * An hour of a person's week.
 *
 * @param day the day of the week
 * @param hour the hour, 0 to 23
 */
public record HourOfWeek(DayOfWeek day, int hour) {
  private static final String TEXT = "[1-7]([01][0-9]|2[0-3])";

  /** The hour of a time as the person's clock shows it. */
  public static HourOfWeek of(LocalDateTime local) {
    return new HourOfWeek(local.getDayOfWeek(), local.getHour());
  }

  /** The hour that a text means; empty if it means none. */
  public static Optional<HourOfWeek> parse(String text) {
    return Optional.of(text)
        .filter(hour -> hour.matches(TEXT))
        .map(
            hour ->
                new HourOfWeek(
                    DayOfWeek.of(hour.charAt(0) - '0'), Integer.parseInt(hour.substring(1))));
  }

  /** The day from 1, Monday, to 7, and the hour in two digits: part of stored counts. */
  public String text() {
    return "%d%02d".formatted(day.getValue(), hour);
  }
}
