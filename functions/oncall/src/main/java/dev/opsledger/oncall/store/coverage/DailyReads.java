package dev.opsledger.oncall.store.coverage;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.oncall.store.OncallKeys;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * Until when the lists that are read once a day were read.
 *
 * @param table the sync table
 */
public record DailyReads(Table table) {
  /** The users. */
  public static final String USERS = "oncall.users";

  /** Who was on call. */
  public static final String DUTY = "oncall.duty";

  /** How far an unfinished read of duties got. */
  public static final String DUTY_SO_FAR = "oncall.duty.so-far";

  /** Until when a list was read; empty if it never was. */
  public Optional<Instant> at(String name) {
    return table.getStrictly(OncallKeys.COVERAGE, name).flatMap(row -> row.findInstant("readAt"));
  }

  /** Whether a list was not read on this day, in UTC. */
  public boolean isDue(String name, Instant now) {
    return at(name).filter(at -> !day(at).isBefore(day(now))).isEmpty();
  }

  /** Notes that a list was read, unless it was read later than that. */
  public void note(String name, Instant at) {
    table.update(
        OncallKeys.COVERAGE,
        name,
        u ->
            u.updateExpression("SET readAt = :at")
                .conditionExpression("attribute_not_exists(readAt) OR readAt < :at")
                .expressionAttributeValues(Map.of(":at", Row.text(at.toString()))));
  }

  private static LocalDate day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
