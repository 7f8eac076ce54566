package dev.opsledger.activity.store;

import dev.opsledger.activity.domain.Event;
import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;

/** Parses the payloads of events. */
public final class Payloads {
  private Payloads() {}

  /** The payload of an event, which was valid JSON when the event was made. */
  public static JsonNode of(Event event) {
    return Json.stored("the payload of event " + event.id(), event.payload());
  }
}
