package dev.opsledger.activity;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.feed.FeedRows;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.core.web.IdempotencyKey;
import io.micronaut.json.tree.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * All events. A project's events are one partition, sorted by when they occurred. An event from the
 * queue has its key from its message, so storing it again changes nothing; it also stands in the
 * feed over all sources, which what somebody posts does not: there, the ledger tells what it saw
 * itself.
 */
final class EventStore {
  /** Texts of this form sort like the times. */
  private static final DateTimeFormatter SORTABLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private static final String EVENTS = "EVENT#";
  static final String COUNTER = "COUNTER";
  private static final String KNOWN = "PROJECT";
  private static final String OTHER = "EVENT";

  private final Table table;
  private final Clock clock;
  private final FeedMonths months;
  private final PostedKeys keys;

  EventStore(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
    this.months = new FeedMonths(table);
    this.keys = new PostedKeys(table, clock);
  }

  /** Reserves ids and returns the first of them; those that stay unused leave a gap. */
  long reserveIds(int howMany) {
    return table
            .update(
                COUNTER,
                COUNTER,
                u ->
                    u.updateExpression("ADD amount :more")
                        .expressionAttributeValues(Map.of(":more", Row.number((long) howMany))))
            .orElseThrow()
            .number("amount")
        - howMany
        + 1;
  }

  /** Notes that there is such a project. */
  void know(long project) {
    table.put(Row.of(partition(project), KNOWN));
  }

  boolean knows(long project) {
    return table.getStrictly(partition(project), KNOWN).isPresent();
  }

  /** Stores an event from the queue, unless it is stored already. */
  void store(long id, Message.Occurrence what) {
    Event event =
        new Event(id, what.name(), what.payload(), what.at().truncatedTo(ChronoUnit.MILLIS));
    Row row =
        partition(event.payload())
            .map(project -> row(event, project, sortKey(what.at(), what.key())))
            .orElseGet(() -> row(event, "OTHER#" + what.key(), OTHER));
    months.note(what.at());
    table.putNew(FeedRows.shown(row, what.at(), what.key(), Sentence.of(event)));
  }

  /**
   * Stores an event that someone posted, or finds the one that this key stored within a day.
   *
   * @throws RequestException 422 when the key stored another one
   */
  Event add(PostedEvent posted, Optional<IdempotencyKey> key) {
    if (key.isEmpty()) {
      Row row = posted(posted);
      table.put(row);
      return event(row);
    }
    return keys.repeated(key.get()).map(EventStore::event).orElseGet(() -> add(posted, key.get()));
  }

  private Event add(PostedEvent posted, IdempotencyKey key) {
    Row row = posted(posted);
    // Refused when the same request was faster; then that one's event is the answer.
    return keys.store(key, row)
        ? event(row)
        : keys.repeated(key).map(EventStore::event).orElseThrow();
  }

  private Row posted(PostedEvent posted) {
    long id = reserveIds(1);
    Event event = new Event(id, posted.name(), posted.payload(), now());
    String place = sortKey(event.createdAt(), "posted-%016d".formatted(id));
    return row(event, partition(posted.payload()).orElse("OTHER#" + id), place);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Where an event is in its project's feed; texts sort as the feed does. */
  static String sortKey(Instant at, String key) {
    return EVENTS + SORTABLE.format(at) + "#" + key;
  }

  private static Optional<String> partition(JsonNode payload) {
    return Json.number(payload, "projectId").map(EventStore::partition);
  }

  private static Row row(Event event, String pk, String sortKey) {
    return Row.of(pk, sortKey)
        .with("id", event.id())
        .with("eventName", event.name())
        .with("payload", Json.text(event.payload()))
        .with("createdAt", event.createdAt());
  }

  private static String partition(long project) {
    return "PROJECT#" + project;
  }

  /**
   * An event and its place in the feed.
   *
   * @param place where the feed goes on after it
   */
  record Placed(String place, Event event) {}

  /** A project's events, newest first, fetched as they are taken. */
  Iterator<Placed> feed(long project, Optional<String> after, int atMost) {
    Map<String, AttributeValue> values =
        Map.of(
            ":pk", Row.text(partition(project)),
            ":from", Row.text(EVENTS),
            ":before", Row.text(after.orElse(EVENTS + "~")));
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
      public Placed next() {
        Row row = rows.next();
        return new Placed(row.sk(), event(row));
      }
    };
  }

  /**
   * When what an event tells happened. Its place says so in every row, while the former version
   * wrote the moment of storing beside it.
   */
  private static Instant happenedAt(Row row) {
    return row.sk().startsWith(EVENTS)
        ? Instant.parse(
            row.sk().substring(EVENTS.length(), row.sk().indexOf('#', EVENTS.length())) + "Z")
        : Instant.parse(row.get("createdAt"));
  }

  private static Event event(Row row) {
    try {
      return new Event(
          row.number("id"), row.get("eventName"), Json.parse(row.get("payload")), happenedAt(row));
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("the payload of event " + row.sk() + " is broken", e);
    }
  }
}
