package dev.opsledger.core.access;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The numbers of wrong credentials, each kept for an hour after the last one. */
final class WrongCredentials {
  private static final System.Logger LOG = System.getLogger(WrongCredentials.class.getName());
  private static final String ATTEMPTS = "ATTEMPTS";
  private static final int MOST_DOUBLINGS = 10;
  private static final Duration KEPT = Duration.ofHours(1);

  private final Supplier<Table> table;
  private final Clock clock;

  WrongCredentials(Supplier<Table> table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /**
   * How long to wait before the next attempt; zero if there is no need.
   *
   * @param free how many attempts need no wait
   */
  Duration wait(String key, int free) {
    Instant now = clock.instant();
    return table
        .get()
        .get(key, ATTEMPTS)
        .filter(row -> Instant.ofEpochSecond(row.number("expires")).isAfter(now))
        .map(row -> Duration.between(now, next(row, free)))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  private static Instant next(Row row, int free) {
    return Instant.ofEpochSecond(row.number("expires"))
        .minus(KEPT)
        .plus(waitAfter(row.number("wrong"), free));
  }

  /** From the last free attempt on, each doubles the wait. */
  private static Duration waitAfter(long wrong, int free) {
    long beyond = wrong - free;
    return beyond < 0 ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(beyond, MOST_DOUBLINGS));
  }

  /** Counts an attempt. Returns how long to wait before the next one. */
  Duration add(String key, int free) {
    try {
      // DynamoDB may take days to delete an expired row, so a new count may begin over an old one.
      return change(
              key,
              "ADD wrong :one SET expires = :expires",
              "attribute_not_exists(expires) OR expires > :now")
          .or(() -> change(key, "SET wrong = :one, expires = :expires", "expires <= :now"))
          .map(row -> waitAfter(row.number("wrong"), free))
          .orElse(Duration.ZERO);
    } catch (SdkException e) {
      LOG.log(Level.ERROR, "a wrong credential could not be counted", e);
      return Duration.ZERO;
    }
  }

  private Optional<Row> change(String key, String expression, String condition) {
    long now = clock.instant().getEpochSecond();
    Map<String, AttributeValue> values =
        Map.of(
            ":one", Row.number(1L),
            ":now", Row.number(now),
            ":expires", Row.number(now + KEPT.toSeconds()));
    return table
        .get()
        .update(
            key,
            ATTEMPTS,
            u ->
                u.updateExpression(expression)
                    .conditionExpression(condition)
                    .expressionAttributeValues(values));
  }
}
