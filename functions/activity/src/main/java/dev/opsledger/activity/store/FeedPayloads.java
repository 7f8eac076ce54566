package dev.opsledger.activity.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.feed.FeedEntry;
import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Reads the payloads of feed entries, which the feed's index does not hold. */
public record FeedPayloads(Table table) {
  /** The payloads of these entries, by the entries' row; those that expired are left out. */
  public Map<FeedEntry.RowKey, JsonNode> of(Collection<FeedEntry> entries) {
    var payloads = new HashMap<FeedEntry.RowKey, JsonNode>();
    table
        .getAll(entries.stream().map(each -> Table.key(each.row().pk(), each.row().sk())).toList())
        .forEach(row -> payloads.put(new FeedEntry.RowKey(row.pk(), row.sk()), payload(row)));
    return payloads;
  }

  private static JsonNode payload(Row row) {
    return Json.stored("the payload of event " + row.number("id"), row.get("payload"));
  }
}
