package dev.opsledger.activity.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.TableScan;
import java.util.Map;
import java.util.Optional;
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
    long highest = highest();
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

  private long highest() {
    var scan = new TableScan(dynamo, table.name());
    long highest = 0;
    Optional<TableScan.After> after = Optional.empty();
    do {
      TableScan.Page page =
          scan.page(after, request -> request.projectionExpression("id").consistentRead(true));
      for (Row row : page.rows()) {
        highest = Math.max(highest, row.findNumber("id").orElse(0L));
      }
      after = page.last();
    } while (after.isPresent());
    return highest;
  }
}
