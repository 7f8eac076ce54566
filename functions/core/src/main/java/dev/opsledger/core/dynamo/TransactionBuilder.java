package dev.opsledger.core.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Collects writes to one table that are made together or not at all. */
public final class TransactionBuilder {
  private final Table table;
  private final WriteItems write;
  private final List<TransactWriteItem> items = new ArrayList<>();

  public TransactionBuilder(Table table) {
    this.table = table;
    this.write = new WriteItems(table.name());
  }

  /** Adds a row that replaces whatever is stored if the condition holds. */
  public TransactionBuilder putIf(Row row, String condition, Map<String, AttributeValue> values) {
    items.add(write.putIf(row, condition, values));
    return this;
  }

  /** Adds a row that must not exist yet. */
  public TransactionBuilder putNew(Row row) {
    return putIf(row, "attribute_not_exists(pk)", Map.of());
  }

  /** Adds an unconditional change of a row, which creates the row if there is none. */
  public TransactionBuilder update(
      String pk, String sk, String expression, Map<String, AttributeValue> values) {
    return updateIf(pk, sk, expression, null, values);
  }

  /** Adds a change of a row if the condition holds. */
  public TransactionBuilder updateIf(
      String pk,
      String sk,
      String expression,
      String condition,
      Map<String, AttributeValue> values) {
    items.add(write.update(pk, sk, expression, condition, values));
    return this;
  }

  /**
   * Makes the writes.
   *
   * @return false if a condition did not hold; nothing was written then
   */
  public boolean commit() {
    return table.transact(items);
  }
}
