package dev.opsledger.core.outbox;

import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
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
public record ActivityEvent(String group, String key, String name, Instant at, JsonNode payload) {
  /** What is found out this long after it happened is history, and no news. */
  private static final Duration NEWS_FOR = Duration.ofDays(7);

  /** Whether it is still news when a row changes because of it. */
  public boolean isNewsOn(RowChange change) {
    return at.plus(NEWS_FOR).isAfter(change.at());
  }

  /** The message that tells it. */
  public OutboundMessage message(String queueUrl) {
    JsonNode body = Json.object("key", key, "name", name, "occurredAt", at, "payload", payload);
    return OutboundMessage.inOrder(queueUrl, group, key, Json.text(body));
  }
}
