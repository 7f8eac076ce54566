package dev.opsledger.activity.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The keys of the activity table.
 *
 * <pre>
 * pk                   sk                       what the row holds
 * PROJECT#{project}    PROJECT                  a project that is registered
 * PROJECT#{project}    EVENT#{time}#{key}       an event of a project
 * OTHER#{key}          EVENT                    an event from the queue without a project
 * OTHER#{id}           EVENT#{time}#{key}       a posted event without a project
 * KEY#{hash}           KEY                      the event that an Idempotency-Key made; expires
 * COUNTER              COUNTER                  the last id given to an event
 * FEED                 {month}                  a month (UTC) with events in the feed
 *
 * index                partition key            sort key
 * feed                 feedMonth  {month}       feedPlace  {time}#{key}
 * </pre>
 *
 * <p>{@code {time}} has milliseconds and is UTC, so keys sort by time. Events from the queue are in
 * the index {@code feed}, posted ones are not. The row {@code FEED} and the keys of the index are
 * built in {@link dev.opsledger.core.feed.FeedRows}, because the home page reads them too.
 */
public final class ActivityKeys {
  static final String COUNTER = "COUNTER";
  static final String PROJECT = "PROJECT";
  static final String EVENT = "EVENT";
  static final String KEY = "KEY";

  private static final String EVENT_PREFIX = "EVENT#";

  private static final DateTimeFormatter SORTABLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private ActivityKeys() {}

  static String projectPk(long project) {
    return "PROJECT#" + project;
  }

  static String otherPk(String key) {
    return "OTHER#" + key;
  }

  static String keyPk(String hash) {
    return "KEY#" + hash;
  }

  /** The key of an event that was posted under an id. */
  static String postedKey(long id) {
    return "posted-%016d".formatted(id);
  }

  /** Where an event stands in its project's feed. */
  static String eventSk(Instant at, String key) {
    return EVENT_PREFIX + SORTABLE.format(at) + "#" + key;
  }

  /** Sorts before every event. */
  static String firstEventSk() {
    return EVENT_PREFIX;
  }

  /** Sorts after every event. */
  static String lastEventSk() {
    return EVENT_PREFIX + "~";
  }

  static boolean isEventSk(String sk) {
    return sk.startsWith(EVENT_PREFIX);
  }

  /** The time in the sort key of an event. */
  static Instant timeOf(String eventSk) {
    int from = EVENT_PREFIX.length();
    return Instant.parse(eventSk.substring(from, eventSk.indexOf('#', from)) + "Z");
  }

  /** Whether a text has the form of a place in a project's feed. */
  public static boolean isPlace(String text) {
    return text.matches("EVENT#[0-9T:.-]{23}#[a-z0-9-]{1,40}");
  }
}
