package dev.opsledger.front.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A day in a time zone. */
public record ZonedDay(ZoneId zone, LocalDate date) {
  /** The day in which a moment lies. */
  public static ZonedDay of(Instant at, ZoneId zone) {
    return new ZonedDay(zone, at.atZone(zone).toLocalDate());
  }
}
