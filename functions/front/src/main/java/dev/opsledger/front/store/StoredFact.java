package dev.opsledger.front.store;

import dev.opsledger.core.dynamo.Row;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;

/**
 * The newest fact of one thing, as it is stored.
 *
 * @param id the thing's id among its kind
 * @param occurredAt when it happened or began
 * @param payload what its context has published of it
 */
public record StoredFact(String id, Instant occurredAt, JsonNode payload) {
  static StoredFact of(Row row) {
    return new StoredFact(
        row.get("id"), Instant.parse(row.get("occurredAt")), FactRow.payload(row));
  }
}
