package dev.opsledger.activity.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Moves the counter of event ids past the highest id in use, which is needed after a restore. It
 * reads the whole table, so it is for operators; functions do not call it.
 */
public final class EventIds {
  private final DynamoDbClient dynamo;
  private final Table table;

  /** Works on an activity table. */
  public EventIds(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = new Table(dynamo, table);
  }

  /** Moves the counter; returns false when it was high enough. */
  public boolean moveOn() {
    long highest =
        dynamo
            .scanPaginator(
                s -> s.tableName(table.name()).projectionExpression("id").consistentRead(true))
            .items()
            .stream()
            .mapToLong(each -> new Row(each).findNumber("id").orElse(0L))
            .max()
            .orElse(0);
    return highest > 0
        && table
            .update(
                ActivityKeys.COUNTER,
                ActivityKeys.COUNTER,
                u ->
                    u.updateExpression("SET amount = :highest")
                        .conditionExpression("attribute_not_exists(amount) OR amount < :highest")
                        .expressionAttributeValues(Map.of(":highest", Row.number(highest))))
            .isPresent();
  }
}
