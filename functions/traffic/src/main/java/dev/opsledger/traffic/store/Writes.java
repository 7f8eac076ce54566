package dev.opsledger.traffic.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Builds the items of transactions on one table. */
record Writes(String table) {
  static final AttributeValue TRUE = AttributeValue.fromBool(true);

  private static final String EXISTS = "attribute_exists(pk)";

  TransactWriteItem putNew(Row row) {
    return putIf(row, "attribute_not_exists(pk)", Map.of());
  }

  TransactWriteItem put(Row row) {
    return TransactWriteItem.builder().put(p -> p.tableName(table).item(row.attributes())).build();
  }

  TransactWriteItem putIf(Row row, String condition, Map<String, AttributeValue> values) {
    return TransactWriteItem.builder()
        .put(
            p ->
                p.tableName(table)
                    .item(row.attributes())
                    .conditionExpression(condition)
                    .expressionAttributeValues(values.isEmpty() ? null : values))
        .build();
  }

  TransactWriteItem delete(String pk, String sk) {
    return TransactWriteItem.builder()
        .delete(d -> d.tableName(table).key(Table.key(pk, sk)))
        .build();
  }

  TransactWriteItem deleteIf(
      String pk, String sk, String condition, Map<String, AttributeValue> values) {
    return TransactWriteItem.builder()
        .delete(
            d ->
                d.tableName(table)
                    .key(Table.key(pk, sk))
                    .conditionExpression(condition)
                    .expressionAttributeValues(values.isEmpty() ? null : values))
        .build();
  }

  TransactWriteItem deleteExisting(String pk, String sk) {
    return deleteIf(pk, sk, EXISTS, Map.of());
  }

  TransactWriteItem update(
      String pk,
      String sk,
      String expression,
      String condition,
      Map<String, AttributeValue> values) {
    return TransactWriteItem.builder()
        .update(
            u ->
                u.tableName(table)
                    .key(Table.key(pk, sk))
                    .updateExpression(expression)
                    .conditionExpression(condition)
                    .expressionAttributeValues(values))
        .build();
  }

  /** Fails the transaction if the row does not exist. */
  TransactWriteItem requireExisting(String pk, String sk) {
    return TransactWriteItem.builder()
        .conditionCheck(c -> c.tableName(table).key(Table.key(pk, sk)).conditionExpression(EXISTS))
        .build();
  }
}
