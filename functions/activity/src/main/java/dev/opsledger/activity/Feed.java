package dev.opsledger.activity;

import dev.opsledger.activity.EventStore.Placed;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.web.JsonArray;
import io.micronaut.json.tree.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;

/** A project's events for people to read. */
final class Feed {
  private final EventStore store;

  Feed(EventStore store) {
    this.store = store;
  }

  /**
   * A part of the feed, newest first.
   *
   * @return JSON, with a cursor for what is older
   * @throws RequestException 404 for an unknown project, 400 for a cursor that this feed never gave
   */
  String read(long project, int limit, Optional<String> cursor) {
    Optional<String> from = cursor.map(Feed::decode);
    if (!store.knows(project)) {
      throw RequestException.notFound("there is no such project");
    }
    var items = new JsonArray();
    Optional<String> next = Optional.empty();
    Iterator<Placed> events = store.feed(project, from, limit);
    for (int i = 0; events.hasNext() && next.isEmpty(); i++) {
      Placed each = events.next();
      if (i == limit || !items.add(item(each.event()))) {
        next = Optional.of(encode(each.place()));
      }
    }
    return "{\"items\":" + items + ",\"next\":" + Json.text(Json.node(next)) + "}";
  }

  /** The raw event, and a sentence beside it. */
  private static JsonNode item(Event event) {
    return Json.object(
        "id", event.id(),
        "name", event.name(),
        "payload", event.payload(),
        "created_at", event.createdAt(),
        "sentence", Sentence.of(event));
  }

  private static String encode(String place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String cursor) {
    try {
      String place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (place.matches("EVENT#[0-9T:.-]{23}#[a-z0-9-]{1,40}")) {
        return place;
      }
    } catch (IllegalArgumentException e) {
      // Answered below, like text that is no place.
    }
    throw RequestException.invalid("cursor is none that this feed gave");
  }
}
