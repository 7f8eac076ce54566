package dev.opsledger.core.sync;

import dev.opsledger.core.dynamo.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Which units of some chunks are left to do. A unit whose chunk is not known is: the ledger forgets
 * chunks after two weeks, and a message may know better than a read that is some moments old.
 */
final class Pending {
  private final Map<String, Row> chunks;

  private Pending(Map<String, Row> chunks) {
    this.chunks = chunks;
  }

  static Pending of(Collection<Row> rows) {
    var chunks = new HashMap<String, Row>();
    rows.forEach(row -> chunks.put(row.pk() + " " + row.sk(), row));
    return new Pending(chunks);
  }

  private Row chunk(Unit unit) {
    return chunks.get(SyncTable.sync(unit.sync()) + " " + SyncTable.CHUNK + unit.chunk());
  }

  boolean has(Unit unit) {
    Row chunk = chunk(unit);
    return chunk == null || chunk.texts("pending").contains(unit.id());
  }

  /** Whether whoever did the last unit of the chunk may have stopped before the ledger knew. */
  boolean nothingIn(Unit unit) {
    Row chunk = chunk(unit);
    return chunk != null && chunk.texts("pending").isEmpty();
  }
}
