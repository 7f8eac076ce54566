package dev.opsledger.activity.store;

import dev.opsledger.activity.domain.Event;
import dev.opsledger.activity.domain.Message;
import dev.opsledger.activity.domain.PostedEvent;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.feed.FeedRows;
import dev.opsledger.core.web.IdempotencyKey;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * All events. A project's events are one partition, sorted by time. An event from the queue is
 * keyed by its message, so storing it again changes nothing. Only events from the queue are in the
 * feed over all sources: it shows what the ledger itself observed, not what clients post.
 */
public final class EventStore {
  private final Table table;
  private final Clock clock;
  private final FeedMonths months;
  private final PostedKeys keys;

  /** Keeps events in the activity table. */
  public EventStore(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
    this.months = new FeedMonths(table);
    this.keys = new PostedKeys(table, clock);
  }

  /** Reserves ids and returns the first of them; unused ids leave a gap. */
  public long reserveIds(int howMany) {
    return table
            .update(
                ActivityKeys.COUNTER,
                ActivityKeys.COUNTER,
                u ->
                    u.updateExpression("ADD amount :more")
                        .expressionAttributeValues(Map.of(":more", Row.number((long) howMany))))
            .orElseThrow()
            .number("amount")
        - howMany
        + 1;
  }

  /** Registers a project, which has a feed from now on. */
  public void registerProject(long project) {
    table.put(Row.of(ActivityKeys.projectPk(project), ActivityKeys.PROJECT));
  }

  /** Whether a project is registered. */
  public boolean isRegistered(long project) {
    return table.getStrictly(ActivityKeys.projectPk(project), ActivityKeys.PROJECT).isPresent();
  }

  /** Stores an event from the queue, unless it is stored already. */
  public void store(long id, Message.Occurrence occurrence) {
    String key = occurrence.key();
    Instant at = occurrence.at();
    var event =
        new Event(id, occurrence.name(), occurrence.payload(), at.truncatedTo(ChronoUnit.MILLIS));
    Row row =
        occurrence
            .project()
            .map(ActivityKeys::projectPk)
            .map(pk -> EventRows.row(event, pk, ActivityKeys.eventSk(at, key)))
            .orElseGet(() -> EventRows.row(event, ActivityKeys.otherPk(key), ActivityKeys.EVENT));
    months.record(at);
    table.putNew(FeedRows.shown(row, at, key, occurrence.sentence()));
  }

  /**
   * Stores a posted event, or finds the one that the same key stored within a day.
   *
   * @throws RequestException 422 when the key was used with another body
   */
  public Event add(PostedEvent posted, Optional<IdempotencyKey> key) {
    if (key.isEmpty()) {
      Row row = row(posted);
      table.put(row);
      return EventRows.event(row);
    }
    return keys.repeated(key.get()).map(EventRows::event).orElseGet(() -> add(posted, key.get()));
  }

  private Event add(PostedEvent posted, IdempotencyKey key) {
    Row row = row(posted);
    // Refused when the same request was faster: then its event is returned.
    return keys.store(key, row)
        ? EventRows.event(row)
        : keys.repeated(key).map(EventRows::event).orElseThrow();
  }

  private Row row(PostedEvent posted) {
    long id = reserveIds(1);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var event = new Event(id, posted.name(), posted.payload(), now);
    String pk =
        posted
            .project()
            .map(ActivityKeys::projectPk)
            .orElseGet(() -> ActivityKeys.otherPk(Long.toString(id)));
    return EventRows.row(event, pk, ActivityKeys.eventSk(now, ActivityKeys.postedKey(id)));
  }

  /**
   * An event and its place in the feed.
   *
   * @param place the place after which a later query continues
   */
  public record PlacedEvent(String place, Event event) {}

  /** A project's events, newest first; each page is fetched when it is reached. */
  public Iterator<PlacedEvent> feed(long project, Optional<String> after, int atMost) {
    Map<String, AttributeValue> values =
        Map.of(
            ":pk", Row.text(ActivityKeys.projectPk(project)),
            ":from", Row.text(ActivityKeys.firstEventSk()),
            ":before", Row.text(after.orElse(ActivityKeys.lastEventSk())));
    Iterator<Row> rows =
        table
            .query(
                q ->
                    q.keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :before")
                        .expressionAttributeValues(values)
                        .scanIndexForward(false)
                        .limit(atMost + 1))
            .iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public PlacedEvent next() {
        Row row = rows.next();
        return new PlacedEvent(row.sk(), EventRows.event(row));
      }
    };
  }
}
