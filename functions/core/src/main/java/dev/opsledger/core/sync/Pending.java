package dev.opsledger.core.sync;

import dev.opsledger.core.dynamo.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Which units of some chunks are unfinished. A unit whose chunk was not found counts as unfinished:
 * the chunk's row may have expired after two weeks, or be too new for an eventually consistent
 * read.
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

  /** Whether the unit is unfinished. */
  boolean has(Unit unit) {
    Row chunk = chunk(unit);
    return chunk == null || chunk.texts("pending").contains(unit.id());
  }

  /**
   * Whether the unit's chunk has no pending units. It may still be open, as the worker that
   * finished its last unit may have stopped before closing it.
   */
  boolean nothingIn(Unit unit) {
    Row chunk = chunk(unit);
    return chunk != null && chunk.texts("pending").isEmpty();
  }
}
