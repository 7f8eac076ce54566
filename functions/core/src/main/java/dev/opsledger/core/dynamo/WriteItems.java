package dev.opsledger.core.dynamo;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Builds transaction items for one table. */
public record WriteItems(String table) {
  /** The attribute value {@code true}. */
  public static final AttributeValue TRUE = AttributeValue.fromBool(true);

  /** The condition that the row exists. */
  static final String EXISTS = "attribute_exists(pk)";

  /** Puts a row that must not exist yet. */
  public TransactWriteItem putNew(Row row) {
    return putIf(row, "attribute_not_exists(pk)", Map.of());
  }

  /** Puts a row, replacing any existing one. */
  public TransactWriteItem put(Row row) {
    return TransactWriteItem.builder().put(p -> p.tableName(table).item(row.attributes())).build();
  }

  /** Puts a row if the condition holds, replacing any existing one. */
  public TransactWriteItem putIf(Row row, String condition, Map<String, AttributeValue> values) {
    return TransactWriteItem.builder()
        .put(
            p ->
                p.tableName(table)
                    .item(row.attributes())
                    .conditionExpression(condition)
                    .expressionAttributeValues(values.isEmpty() ? null : values))
        .build();
  }

  /** Deletes a row, whether it exists or not. */
  public TransactWriteItem delete(String pk, String sk) {
    return TransactWriteItem.builder()
        .delete(d -> d.tableName(table).key(Table.key(pk, sk)))
        .build();
  }

  /** Deletes a row if the condition holds. */
  public TransactWriteItem deleteIf(
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

  /** Deletes a row that must exist. */
  public TransactWriteItem deleteExisting(String pk, String sk) {
    return deleteIf(pk, sk, EXISTS, Map.of());
  }

  /** Updates a row if the condition holds; without a condition (null), creates a missing row. */
  public TransactWriteItem update(
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

  /** Updates a row that must exist. */
  public TransactWriteItem updateExisting(
      String pk, String sk, String expression, Map<String, AttributeValue> values) {
    return update(pk, sk, expression, EXISTS, values);
  }

  /** Fails the transaction if the row does not exist. */
  public TransactWriteItem requireExisting(String pk, String sk) {
    return TransactWriteItem.builder()
        .conditionCheck(c -> c.tableName(table).key(Table.key(pk, sk)).conditionExpression(EXISTS))
        .build();
  }
}
