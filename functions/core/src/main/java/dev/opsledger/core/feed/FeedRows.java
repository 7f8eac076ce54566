package dev.opsledger.core.feed;

import dev.opsledger.core.dynamo.Row;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Builds the attributes that put a row of the activity table into the feed. The index {@code feed}
 * has one partition per month (UTC), so that none grows without bound; a row per month records
 * which months have entries.
 */
public final class FeedRows {
  static final String INDEX = "feed";
  static final String MONTH = "feedMonth";
  static final String MONTHS = "FEED";
  static final String PLACE = "feedPlace";
  static final String AT = "feedAt";
  static final String SENTENCE = "sentence";
  static final String NAME = "eventName";

  /** Text in this format sorts in the order of time. */
  private static final DateTimeFormatter SORTABLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private FeedRows() {}

  /**
   * Adds the feed attributes to an event's row.
   *
   * @param row an event's row, with its {@code id} and {@code eventName}
   * @param at when it happened
   * @param key orders events of the same instant
   * @param sentence a readable description
   */
  public static Row shown(Row row, Instant at, String key, String sentence) {
    return row.with(MONTH, month(at).toString())
        .with(PLACE, SORTABLE.format(at) + "#" + key)
        .with(AT, at)
        .with(SENTENCE, sentence);
  }

  /** The row that records that a month has entries. */
  public static Row month(YearMonth month) {
    return Row.of(MONTHS, month.toString());
  }

  /** The month of an instant, in UTC. */
  public static YearMonth month(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC));
  }
}
