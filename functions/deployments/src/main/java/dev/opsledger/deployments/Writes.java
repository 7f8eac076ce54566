package dev.opsledger.deployments;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Collects what is to be written together or not at all. */
final class Writes {
  private final Table table;
  private final List<TransactWriteItem> items = new ArrayList<>();

  Writes(Table table) {
    this.table = table;
  }

  Writes put(Row row, String condition, Map<String, AttributeValue> values) {
    items.add(
        TransactWriteItem.builder()
            .put(
                p ->
                    p.tableName(table.name())
                        .item(row.attributes())
                        .conditionExpression(condition)
                        .expressionAttributeValues(values.isEmpty() ? null : values))
            .build());
    return this;
  }

  Writes putNew(Row row) {
    return put(row, "attribute_not_exists(pk)", Map.of());
  }

  /** Changes a row; a null condition is none. */
  Writes update(
      String pk,
      String sk,
      String expression,
      String condition,
      Map<String, AttributeValue> values) {
    items.add(
        TransactWriteItem.builder()
            .update(
                u ->
                    u.tableName(table.name())
                        .key(Table.key(pk, sk))
                        .updateExpression(expression)
                        .conditionExpression(condition)
                        .expressionAttributeValues(values))
            .build());
    return this;
  }

  List<TransactWriteItem> items() {
    return items;
  }
}
