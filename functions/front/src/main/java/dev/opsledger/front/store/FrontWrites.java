package dev.opsledger.front.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Collects the writes of one transaction; each fails if its row was changed since it was read. */
public final class FrontWrites {
  private static final String NEW = "attribute_not_exists(pk)";

  private final Table table;
  private final List<TransactWriteItem> items = new ArrayList<>();

  /** No writes yet. */
  public FrontWrites(Table table) {
    this.table = table;
  }

  /**
   * Writes the row of a fact.
   *
   * @param replaced the stored row of an older version, empty if there is none
   */
  public void fact(Row row, Optional<Row> replaced) {
    replaced.ifPresentOrElse(
        stored ->
            put(
                row,
                FactRow.VERSION + " = :version",
                Map.of(":version", Row.text(FactRow.version(stored)))),
        () -> put(row, NEW, Map.of()));
  }

  /** Writes a row of counters. */
  public void counters(CounterRow row) {
    put(row.row(), row.condition(), row.conditionValues());
  }

  /** Writes a row over whatever is there. */
  public void row(Row row) {
    items.add(item(Put.builder().tableName(table.name()).item(row.attributes())));
  }

  private void put(Row row, String condition, Map<String, AttributeValue> values) {
    var put =
        Put.builder().tableName(table.name()).item(row.attributes()).conditionExpression(condition);
    if (!values.isEmpty()) {
      put.expressionAttributeValues(values);
    }
    items.add(item(put));
  }

  private static TransactWriteItem item(Put.Builder put) {
    return TransactWriteItem.builder().put(put.build()).build();
  }

  /** How many rows the transaction writes. */
  public int size() {
    return items.size();
  }

  /**
   * Writes everything or nothing.
   *
   * @return whether it was written; false if another writer changed a row meanwhile
   */
  public boolean commit() {
    return items.isEmpty() || table.transact(items);
  }
}
