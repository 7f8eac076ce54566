package dev.opsledger.core.aws;

import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.util.List;

/** Publishes to one EventBridge event bus. */
public final class EventBus {
  private final AwsJsonClient events;
  private final String name;

  EventBus(AwsJsonClient events, String name) {
    this.events = events;
    this.name = name;
  }

  /**
   * Publishes an event.
   *
   * @param detailType the event type, such as {@code refresh.requested}
   * @throws IllegalStateException when EventBridge reports the entry as failed
   */
  public void put(String detailType, JsonNode detail) {
    JsonNode entry =
        Json.object(
            "EventBusName",
            name,
            "Source",
            "opsledger",
            "DetailType",
            detailType,
            "Detail",
            Json.text(detail));
    JsonNode answer = events.call("PutEvents", name, Json.object("Entries", List.of(entry)));
    if (Json.number(answer, "FailedEntryCount").orElse(1L) > 0) {
      throw new IllegalStateException("the event bus rejected " + detailType);
    }
  }
}
