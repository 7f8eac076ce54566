package dev.opsledger.activity.store;

import dev.opsledger.activity.domain.Event;
import dev.opsledger.core.dynamo.Row;
import java.time.Instant;

/** Maps events to rows and back. */
final class EventRows {
  private EventRows() {}

  static Row row(Event event, String pk, String sk) {
    return Row.of(pk, sk)
        .with("id", event.id())
        .with("eventName", event.name())
        .with("payload", event.payload())
        .with("createdAt", event.createdAt());
  }

  static Event event(Row row) {
    return new Event(row.number("id"), row.get("eventName"), row.get("payload"), happenedAt(row));
  }

  /**
   * When an event happened. The sort key has the time in every row, whereas a former version wrote
   * the time of storing into {@code createdAt}.
   */
  private static Instant happenedAt(Row row) {
    return ActivityKeys.isEventSk(row.sk())
        ? ActivityKeys.timeOf(row.sk())
        : Instant.parse(row.get("createdAt"));
  }
}
