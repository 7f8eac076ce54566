package dev.opsledger.core.identity;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.identity.IdentityMap.Change;
import dev.opsledger.core.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The identity map's row. It is one row, so that a change is whole and one conditional write
 * suffices.
 *
 * @param table the front's table
 * @param initial the map until somebody changes it
 */
public record IdentityTable(Table table, IdentityMap initial) {
  /** The partition key of the row. */
  public static final String PK = "IDENTITY";

  /** The sort key of the row. */
  public static final String SK = "MAP";

  private static final String REVISION = "revision";

  /** The present map. */
  public IdentityMap read() {
    return table.get(PK, SK).map(IdentityTable::map).orElse(initial);
  }

  /** The present map, read consistently. */
  public IdentityMap readStrictly() {
    return table.getStrictly(PK, SK).map(IdentityTable::map).orElse(initial);
  }

  /** The map of such a row. */
  public static IdentityMap map(Row row) {
    var entries =
        Json.elements(Json.stored("the identity map", row.get("entries"))).stream()
            .map(IdentityEntry::of)
            .toList();
    return new IdentityMap(
        row.number(REVISION),
        entries,
        Optional.of(new Change(Instant.parse(row.get("changedAt")), row.get("changedBy"))));
  }

  /**
   * Writes a map, whose revision is the next one.
   *
   * @return false if it was changed meanwhile
   */
  public boolean write(IdentityMap map) {
    Change change = map.changed().orElseThrow();
    Row row =
        Row.of(PK, SK)
            .with(REVISION, map.revision())
            .with(
                "entries",
                Json.text(Json.node(map.entries().stream().map(IdentityEntry::json).toList())))
            .with("changedAt", change.at())
            .with("changedBy", change.by());
    return map.revision() == 1
        ? table.putNew(row)
        : table.putIf(row, "revision = :former", Map.of(":former", Row.number(map.revision() - 1)));
  }
}
