package dev.opsledger.activity.store;

import dev.opsledger.activity.domain.Event;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import io.micronaut.json.tree.JsonNode;

/** Parses the payloads of events. */
public final class Payloads {
  private Payloads() {}

  /** The payload of an event, which was valid JSON when the event was made. */
  public static JsonNode of(Event event) {
    try {
      return Json.parse(event.payload());
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("the payload of event " + event.id() + " is not JSON", e);
    }
  }
}
