package dev.opsledger.oncall.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The settings by which incidents are counted.
 *
 * @param zone the time zone in which days begin
 * @param people whether load is counted for each person, too
 */
public record LoadRules(ZoneId zone, boolean people) {
  /** Raised when something else is counted or kept of an incident: all are then counted anew. */
  private static final int EDITION = 2;

  /** The day on which an incident counts. */
  public LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  /** Whether what was counted by these rules is in the totals, which the second edition began. */
  public static boolean isInTotals(String version) {
    return !version.startsWith("1|");
  }

  /** The rules as text: what was counted by other ones has to be counted anew. */
  public String version() {
    return "%d|%s|%s".formatted(EDITION, zone, people ? "people" : "nobody");
  }
}
