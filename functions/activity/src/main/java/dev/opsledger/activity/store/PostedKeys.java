package dev.opsledger.activity.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.WriteItems;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.web.IdempotencyKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Remembers for a day which event a key made, so that a repeated request makes no other. */
record PostedKeys(Table table, Clock clock) {
  private static final String EVENT_PK = "eventPk";
  private static final String EVENT_SK = "eventSk";

  /**
   * The event that a key made, if it made one.
   *
   * @throws RequestException 422 when the key was used with another body
   */
  Optional<Row> repeated(IdempotencyKey key) {
    Optional<Row> made =
        table
            .getStrictly(ActivityKeys.keyPk(key.hash()), ActivityKeys.KEY)
            .filter(row -> IdempotencyKey.isAlive(row, clock.instant()));
    made.ifPresent(key::mustRepeat);
    return made.flatMap(row -> table.getStrictly(row.get(EVENT_PK), row.get(EVENT_SK)));
  }

  /** Stores an event together with its key; false when the key has made an event meanwhile. */
  boolean store(IdempotencyKey key, Row event) {
    Instant now = clock.instant();
    Row row =
        Row.of(ActivityKeys.keyPk(key.hash()), ActivityKeys.KEY)
            .with(EVENT_PK, event.pk())
            .with(EVENT_SK, event.sk());
    Map<String, AttributeValue> values = Map.of(":now", Row.number(now.getEpochSecond()));
    var write = new WriteItems(table.name());
    return table.transact(
        List.of(
            write.put(event),
            write.putIf(
                key.remembered(row, now), "attribute_not_exists(pk) OR expires <= :now", values)));
  }
}
