package dev.opsledger.core.sync;

import static dev.opsledger.core.sync.SyncTable.CHUNK;
import static dev.opsledger.core.sync.SyncTable.RUN;
import static dev.opsledger.core.sync.SyncTable.sync;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.WriteItems;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Tracks the chunks in which a sync's units are planned. A chunk's row holds the set of its
 * unfinished units; removing a unit from a set is idempotent, so a message delivered twice counts
 * once. The sync's row holds the number of open chunks, which changes only in the transaction that
 * opens or closes a chunk.
 */
final class OpenChunks {
  private final Table table;
  private final Clock clock;

  OpenChunks(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** Opens a chunk unless it exists already. Returns the ids of its unfinished units. */
  Set<String> open(String sync, String chunk, List<String> ids) {
    return opened(sync, chunk, ids)
        ? Set.copyOf(ids)
        : table
            .getStrictly(sync(sync), CHUNK + chunk)
            .map(row -> row.texts("pending"))
            .orElseThrow(() -> new IllegalStateException("the sync " + sync + " is not open"));
  }

  private boolean opened(String sync, String chunk, List<String> ids) {
    Row row = SyncTable.chunk(sync, chunk, ids, clock.instant());
    return table.transact(
        List.of(new WriteItems(table.name()).putNew(row), countOpen(sync, 1, ids.size())));
  }

  private TransactWriteItem countOpen(String sync, long open, long planned) {
    return TransactWriteItem.builder()
        .update(
            u ->
                u.tableName(table.name())
                    .key(Table.key(sync(sync), RUN))
                    .updateExpression("ADD #open :open, planned :planned")
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeNames(Map.of("#open", "open"))
                    .expressionAttributeValues(
                        Map.of(":open", Row.number(open), ":planned", Row.number(planned))))
        .build();
  }

  /** Reads the chunks of the given units, with eventual consistency. */
  Pending pending(Collection<Unit> units) {
    var keys = units.stream().map(SyncTable::chunkKey).distinct().toList();
    return Pending.of(table.getAll(keys));
  }

  /**
   * Removes finished units from a chunk's pending set and closes the chunk once the set is empty.
   *
   * @return whether the chunk is closed now; false also if its row has expired
   */
  boolean take(String sync, String chunk, Collection<String> ids) {
    Optional<Row> left =
        table.updateExisting(
            sync(sync),
            CHUNK + chunk,
            "DELETE pending :ids",
            Map.of(":ids", AttributeValue.fromSs(List.copyOf(ids))));
    if (left.isEmpty() || !left.get().texts("pending").isEmpty()) {
      return false;
    }
    if (!left.get().flag("closed")) {
      close(sync, chunk);
    }
    return true;
  }

  private void close(String sync, String chunk) {
    table.transact(
        List.of(
            new WriteItems(table.name())
                .update(
                    sync(sync),
                    CHUNK + chunk,
                    "SET closed = :true",
                    "attribute_not_exists(closed)",
                    Map.of(":true", WriteItems.TRUE)),
            countOpen(sync, -1, 0)));
  }
}
