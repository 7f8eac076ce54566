package dev.opsledger.core.outbox;

import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;

/**
 * Something that people want to read of, on its way to the event aggregator.
 *
 * @param group what it is about: the aggregator is told of it in order
 * @param key the same whenever the same is told again; orders what happened at one moment
 * @param name such as {@code run.failed}
 * @param at when it happened
 * @param payload what the aggregator may know
 */
public record Occurrence(String group, String key, String name, Instant at, JsonNode payload) {
  /** The message that tells it. */
  public Parcel parcel(String queueUrl) {
    JsonNode body = Json.object("key", key, "name", name, "occurredAt", at, "payload", payload);
    return Parcel.inOrder(queueUrl, group, key, Json.text(body));
  }
}
