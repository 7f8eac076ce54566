package dev.opsledger.core.feed;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.page.PageAddress;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry of the public feed.
 *
 * @param id the event's id
 * @param name the event's name, such as {@code run.failed}
 * @param at when it happened
 * @param sentence a readable description
 * @param place the position from which to continue after this entry; also identifies it
 * @param row the key of the event's row, which holds its payload
 */
public record FeedEntry(
    long id, String name, Instant at, String sentence, String place, RowKey row) {
  /** The key of an event's row. */
  public record RowKey(String pk, String sk) {}

  static FeedEntry of(Row row) {
    return new FeedEntry(
        row.number("id"),
        row.get(FeedRows.NAME),
        Instant.parse(row.get(FeedRows.AT)),
        row.get(FeedRows.SENTENCE),
        row.get(FeedRows.PLACE),
        new RowKey(row.pk(), row.sk()));
  }

  /** The context that published the event. */
  public String source() {
    return switch (name.substring(0, Math.max(0, name.indexOf('.')))) {
      case "run" -> "ci";
      case "deployment", "project" -> "deployments";
      case "incident" -> "oncall";
      case "gist", "deal" -> "gists";
      case "traffic" -> "traffic";
      case "identity" -> "identity";
      default -> "other";
    };
  }

  /** The page that shows what it is about, if there is one. */
  public Optional<PageAddress> page() {
    return EntryPage.of(this);
  }

  /** The entry as the API returns it. */
  public JsonNode json() {
    return Json.object(
        "id", id,
        "name", name,
        "source", source(),
        "occurred_at", at,
        "sentence", sentence);
  }
}
