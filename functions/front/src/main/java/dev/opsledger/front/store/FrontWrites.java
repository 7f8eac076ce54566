package dev.opsledger.front.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.TransactionBuilder;
import java.util.Map;
import java.util.Optional;

/** Collects the writes of one transaction; each fails if its row was changed since it was read. */
public final class FrontWrites {
  private final TransactionBuilder transaction;

  /** No writes yet. */
  public FrontWrites(Table table) {
    this.transaction = new TransactionBuilder(table);
  }

  /**
   * Writes the row of a fact.
   *
   * @param replaced the stored row of an older version, empty if there is none
   */
  public void fact(Row row, Optional<Row> replaced) {
    replaced.ifPresentOrElse(
        stored ->
            transaction.putIf(
                row,
                FactRow.VERSION + " = :version",
                Map.of(":version", Row.text(FactRow.version(stored)))),
        () -> transaction.putNew(row));
  }

  /** Writes a row of counters. */
  public void counters(CounterRow row) {
    transaction.putIf(row.row(), row.condition(), row.conditionValues());
  }

  /** Writes the row of a workflow's status on a default branch. */
  public void branch(Row row) {
    transaction.putIf(row, BranchRows.condition(row), BranchRows.values(row));
  }

  /** Writes a row over whatever is there. */
  public void row(Row row) {
    transaction.put(row);
  }

  /** How many rows the transaction writes. */
  public int size() {
    return transaction.size();
  }

  /**
   * Writes everything or nothing.
   *
   * @return whether it was written; false if another writer changed a row meanwhile
   */
  public boolean commit() {
    return size() == 0 || transaction.commit();
  }
}
