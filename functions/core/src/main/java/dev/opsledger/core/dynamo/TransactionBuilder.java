package dev.opsledger.core.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Collects writes to one table and commits them in one transaction. */
public final class TransactionBuilder {
  private final Table table;
  private final WriteItems write;
  private final List<TransactWriteItem> items = new ArrayList<>();

  public TransactionBuilder(Table table) {
    this.table = table;
    this.write = new WriteItems(table.name());
  }

  /** Adds a put, which replaces any existing row. */
  public TransactionBuilder put(Row row) {
    items.add(write.put(row));
    return this;
  }

  /** Adds a conditional put, which replaces any existing row. */
  public TransactionBuilder putIf(Row row, String condition, Map<String, AttributeValue> values) {
    items.add(write.putIf(row, condition, values));
    return this;
  }

  /** Adds a put of a row that must not exist yet. */
  public TransactionBuilder putNew(Row row) {
    items.add(write.putNew(row));
    return this;
  }

  /** Adds an unconditional update, which creates the row if it is missing. */
  public TransactionBuilder update(
      String pk, String sk, String expression, Map<String, AttributeValue> values) {
    return updateIf(pk, sk, expression, null, values);
  }

  /** Adds a conditional update. */
  public TransactionBuilder updateIf(
      String pk,
      String sk,
      String expression,
      String condition,
      Map<String, AttributeValue> values) {
    items.add(write.update(pk, sk, expression, condition, values));
    return this;
  }

  /** Adds another write of the table. */
  public TransactionBuilder add(Function<WriteItems, TransactWriteItem> item) {
    items.add(item.apply(write));
    return this;
  }

  /** How many rows the transaction writes. */
  public int size() {
    return items.size();
  }

  /**
   * Commits the writes.
   *
   * @return false if a condition failed; then nothing was written
   */
  public boolean commit() {
    return table.transact(items);
  }
}
