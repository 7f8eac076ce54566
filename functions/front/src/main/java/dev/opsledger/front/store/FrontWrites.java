package dev.opsledger.front.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.WriteItems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Collects the writes of one transaction; each fails if its row was changed since it was read. */
public final class FrontWrites {
  private final Table table;
  private final WriteItems write;
  private final List<TransactWriteItem> items = new ArrayList<>();

  /** No writes yet. */
  public FrontWrites(Table table) {
    this.table = table;
    this.write = new WriteItems(table.name());
  }

  /**
   * Writes the row of a fact.
   *
   * @param replaced the stored row of an older version, empty if there is none
   */
  public void fact(Row row, Optional<Row> replaced) {
    replaced.ifPresentOrElse(
        stored ->
            items.add(
                write.putIf(
                    row,
                    FactRow.VERSION + " = :version",
                    Map.of(":version", Row.text(FactRow.version(stored))))),
        () -> items.add(write.putNew(row)));
  }

  /** Writes a row of counters. */
  public void counters(CounterRow row) {
    items.add(write.putIf(row.row(), row.condition(), row.conditionValues()));
  }

  /** Writes a row over whatever is there. */
  public void row(Row row) {
    items.add(write.put(row));
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
