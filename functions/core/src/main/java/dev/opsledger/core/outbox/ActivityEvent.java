package dev.opsledger.core.outbox;

import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.time.Instant;

/**
 * An event for the activity feed, on its way to the event aggregator.
 *
 * @param group what it is about; the FIFO message group, within which events stay in order
 * @param key the same on every retry; also orders events of the same instant
 * @param name the event's name, such as {@code run.failed}
 * @param at when it happened
 * @param payload the data for the aggregator
 */
public record ActivityEvent(String group, String key, String name, Instant at, JsonNode payload) {
  /** An event older than this when it is detected is history and not published. */
  private static final Duration NEWS_FOR = Duration.ofDays(7);

  /** Whether the event is recent enough to be published when this change reveals it. */
  public boolean isNewsOn(RowChange change) {
    return at.plus(NEWS_FOR).isAfter(change.at());
  }

  /** The message that publishes this event. */
  public OutboundMessage message(String queueUrl) {
    JsonNode body = Json.object("key", key, "name", name, "occurredAt", at, "payload", payload);
    return OutboundMessage.inOrder(queueUrl, group, key, Json.text(body));
  }
}
