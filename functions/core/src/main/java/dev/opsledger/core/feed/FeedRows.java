package dev.opsledger.core.feed;

import dev.opsledger.core.dynamo.Row;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * What makes a row of the activity table stand in the feed. The index {@code feed} lists a month
 * each (UTC), so that no partition grows for ever; one row for each tells which months there are.
 */
public final class FeedRows {
  static final String INDEX = "feed";
  static final String MONTH = "feedMonth";
  static final String MONTHS = "FEED";
  static final String PLACE = "feedPlace";
  static final String AT = "feedAt";
  static final String SENTENCE = "sentence";
  static final String NAME = "eventName";

  /** Texts of this form sort like the times. */
  private static final DateTimeFormatter SORTABLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private FeedRows() {}

  /**
   * A row that also stands in the feed.
   *
   * @param row an event's row, with its {@code id} and {@code eventName}
   * @param at when it happened
   * @param key orders what happened at one moment
   * @param sentence what a person reads
   */
  public static Row shown(Row row, Instant at, String key, String sentence) {
    return row.with(MONTH, month(at).toString())
        .with(PLACE, SORTABLE.format(at) + "#" + key)
        .with(AT, at)
        .with(SENTENCE, sentence);
  }

  /** The row that tells that there is something in a month. */
  public static Row month(YearMonth month) {
    return Row.of(MONTHS, month.toString());
  }

  /** The month of a time, in UTC. */
  public static YearMonth month(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC));
  }
}
