package dev.opsledger.core.feed;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;

/**
 * Something that happened, as everybody may read it.
 *
 * @param id the event's id
 * @param name such as {@code run.failed}
 * @param at when it happened
 * @param sentence what a person reads
 * @param place where the feed goes on after it
 */
public record FeedEntry(long id, String name, Instant at, String sentence, String place) {
  static FeedEntry of(Row row) {
    return new FeedEntry(
        row.number("id"),
        row.get(FeedRows.NAME),
        Instant.parse(row.get(FeedRows.AT)),
        row.get(FeedRows.SENTENCE),
        row.get(FeedRows.PLACE));
  }

  /** The context that told it. */
  public String source() {
    return switch (name.substring(0, Math.max(0, name.indexOf('.')))) {
      case "run" -> "ci";
      case "deployment", "project" -> "deployments";
      case "incident" -> "oncall";
      case "gist", "deal" -> "gists";
      case "traffic" -> "traffic";
      default -> "other";
    };
  }

  /** As the API shows it. */
  public JsonNode json() {
    return Json.object(
        "id", id,
        "name", name,
        "source", source(),
        "occurred_at", at,
        "sentence", sentence);
  }
}
