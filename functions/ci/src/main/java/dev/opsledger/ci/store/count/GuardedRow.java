package dev.opsledger.ci.store.count;

import dev.opsledger.ci.store.AttemptRows;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.WriteItems;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * A row to be written on the condition that what it is based on has not changed.
 *
 * @param row the row, one revision above the stored one
 */
public record GuardedRow(Row row, String condition, Map<String, AttributeValue> values) {
  /** How often a row was written over what was read of it; rows begin without one. */
  public static final String REVISION = "revision";

  /**
   * A row over what was read.
   *
   * @param stored the row that was read; empty if there was none
   */
  public static GuardedRow over(Optional<Row> stored, Row row) {
    if (stored.isEmpty()) {
      return new GuardedRow(row, "attribute_not_exists(pk)", Map.of());
    }
    Optional<Long> revision = stored.get().findNumber(REVISION);
    var values = new HashMap<String, AttributeValue>();
    revision.ifPresent(number -> values.put(":revision", Row.number(number)));
    String same = revision.isPresent() ? "revision = :revision" : "attribute_not_exists(revision)";
    // A former version's functions write no revision, but change what they store with its version.
    Optional<String> version = stored.get().find(AttemptRows.VERSION);
    version.ifPresent(text -> values.put(":version", Row.text(text)));
    return new GuardedRow(
        row.with(REVISION, revision.orElse(0L) + 1),
        same
            + (version.isPresent()
                ? " AND version = :version"
                : " AND attribute_not_exists(version)"),
        values);
  }

  /** Whether a row says no more than the stored one. */
  public static boolean same(Row now, Optional<Row> stored) {
    Optional<Long> revision = stored.flatMap(row -> row.findNumber(REVISION));
    return stored.filter(now.with(REVISION, revision.orElse(null))::equals).isPresent();
  }

  /** The write, as a part of a transaction. */
  public TransactWriteItem item(WriteItems write) {
    return write.putIf(row, condition, values);
  }

  /** Writes the row alone; returns false if the condition failed. */
  public boolean put(Table table) {
    return table.putIf(row, condition, values);
  }
}
