package dev.opsledger.activity.api;

import dev.opsledger.activity.domain.Event;
import dev.opsledger.activity.store.ActivityKeys;
import dev.opsledger.activity.store.EventStore;
import dev.opsledger.activity.store.EventStore.PlacedEvent;
import dev.opsledger.activity.store.Payloads;
import dev.opsledger.activity.store.Sentence;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.text.OpaqueCursor;
import dev.opsledger.core.web.JsonArray;
import io.micronaut.json.tree.JsonNode;
import java.util.Iterator;
import java.util.Optional;

/** The JSON of a project's feed. */
public final class ProjectFeed {
  private final EventStore store;

  /** Reads the feeds of registered projects. */
  public ProjectFeed(EventStore store) {
    this.store = store;
  }

  /**
   * A page of the feed, newest first.
   *
   * @return JSON, with the cursor of the next page
   * @throws RequestException 404 for an unknown project, 400 for a cursor not issued by this feed
   */
  public String read(long project, int limit, Optional<String> cursor) {
    Optional<String> from = cursor.map(ProjectFeed::decode);
    if (!store.isRegistered(project)) {
      throw RequestException.notFound("there is no such project");
    }
    var items = new JsonArray();
    Optional<String> next = Optional.empty();
    Iterator<PlacedEvent> events = store.feed(project, from, limit);
    if (from.isPresent() && !events.hasNext()) {
      throw notIssued();
    }
    for (int i = 0; events.hasNext() && next.isEmpty(); i++) {
      PlacedEvent each = events.next();
      if (i == 0 && from.filter(place -> !place.equals(each.place())).isPresent()) {
        throw notIssued();
      }
      if (i == limit || !items.add(item(each.event()))) {
        next = Optional.of(OpaqueCursor.of(each.place()));
      }
    }
    return "{\"items\":" + items + ",\"next\":" + Json.text(Json.node(next)) + "}";
  }

  /** An event with its sentence. */
  private static JsonNode item(Event event) {
    JsonNode payload = Payloads.of(event);
    return Json.object(
        "id", event.id(),
        "name", event.name(),
        "payload", payload,
        "created_at", event.createdAt(),
        "sentence", Sentence.of(event.name(), payload));
  }

  private static String decode(String cursor) {
    return OpaqueCursor.position(cursor)
        .filter(ActivityKeys::isPlace)
        .orElseThrow(ProjectFeed::notIssued);
  }

  /** A cursor is the place of an event of this feed, whose events are never deleted. */
  private static RequestException notIssued() {
    return RequestException.invalid("cursor was not issued by this feed");
  }
}
