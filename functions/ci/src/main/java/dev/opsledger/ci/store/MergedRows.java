package dev.opsledger.ci.store;

import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Rows to which events and lists add what they know, in any order and several at a time. Each write
 * is based on a row that was read, and is repeated with the present row where another came first.
 */
final class MergedRows {
  static final String REVISION = "revision";

  private final Table table;
  private final BiPredicate<Row, Row> same;

  /**
   * @param same whether the new row says no more than the stored one, so that it is not written
   */
  MergedRows(Table table, BiPredicate<Row, Row> same) {
    this.table = table;
    this.same = same;
  }

  /**
   * A row to be merged.
   *
   * @param now makes the row that is to be stored from the stored one; may be called several times
   */
  record Merge(String pk, String sk, Function<Optional<Row>, Row> now) {}

  /** What became of a row: as it is stored now, and whether that took a write. */
  record Merged(Row row, boolean written) {}

  /** Merges rows with different keys; those that say nothing new cost a read and no write. */
  List<Merged> merge(Collection<Merge> merges) {
    if (merges.isEmpty()) {
      return List.of();
    }
    var stored = new HashMap<Map<String, AttributeValue>, Row>();
    table
        .getAll(merges.stream().map(each -> Table.key(each.pk(), each.sk())).toList())
        .forEach(row -> stored.put(Table.key(row.pk(), row.sk()), row));
    return BoundedParallel.map(
        merges,
        each -> merge(each, Optional.ofNullable(stored.get(Table.key(each.pk(), each.sk())))));
  }

  private Merged merge(Merge merge, Optional<Row> read) {
    return tried(merge, read)
        .orElseGet(
            () -> table.settle(() -> tried(merge, table.getStrictly(merge.pk(), merge.sk()))));
  }

  /** Empty if another writer came first. */
  private Optional<Merged> tried(Merge merge, Optional<Row> stored) {
    Row now = merge.now().apply(stored);
    if (stored.isEmpty()) {
      return table.putNew(now) ? Optional.of(new Merged(now, true)) : Optional.empty();
    }
    Optional<Long> revision = stored.get().findNumber(REVISION);
    if (same.test(now.with(REVISION, revision.orElse(null)), stored.get())) {
      return Optional.of(new Merged(stored.get(), false));
    }
    Row next = now.with(REVISION, revision.orElse(0L) + 1);
    return write(next, stored.get(), revision)
        ? Optional.of(new Merged(next, true))
        : Optional.empty();
  }

  /**
   * A former version's functions write no revision, but change what they store with its version.
   */
  private boolean write(Row next, Row stored, Optional<Long> revision) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":version", Row.text(stored.get(AttemptRows.VERSION)));
    revision.ifPresent(number -> values.put(":revision", Row.number(number)));
    String same =
        revision.isPresent() ? REVISION + " = :revision" : "attribute_not_exists(" + REVISION + ")";
    return table.putIf(next, same + " AND version = :version", values);
  }
}
