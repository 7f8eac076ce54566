package dev.opsledger.core.feed;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the feed, newest first; a read costs only the rows it fetches. */
public final class FeedQuery {
  /** Pattern of a feed position, as in {@link FeedEntry#place}. */
  public static final String PLACE = "\\d{4}-\\d\\d-\\d\\dT[0-9:.]{12}#[A-Za-z0-9_.-]{1,128}";

  /** Page size of the query for months; a page of the feed seldom spans more than two months. */
  private static final int MONTHS_AT_ONCE = 24;

  private final Table table;

  /**
   * @param table the activity table
   */
  public FeedQuery(Table table) {
    this.table = table;
  }

  /**
   * A page of the feed.
   *
   * @param entries newest first
   * @param next the position of the next page; empty at the end
   */
  public record Part(List<FeedEntry> entries, Optional<String> next) {}

  /**
   * Reads a page of the feed.
   *
   * @param after the position to start after; empty for the newest entries
   * @param limit the maximum number of entries
   */
  public Part read(Optional<String> after, int limit) {
    var entries = new ArrayList<FeedEntry>();
    Iterator<Row> months = months(after).iterator();
    while (months.hasNext() && entries.size() <= limit) {
      Iterator<Row> rows = month(months.next().sk(), after, limit + 1 - entries.size()).iterator();
      while (rows.hasNext() && entries.size() <= limit) {
        entries.add(FeedEntry.of(rows.next()));
      }
    }
    if (entries.size() <= limit) {
      return new Part(entries, Optional.empty());
    }
    List<FeedEntry> shown = List.copyOf(entries.subList(0, limit));
    return new Part(shown, Optional.of(shown.getLast().place()));
  }

  /** The months that have entries, newest first. */
  private Iterable<Row> months(Optional<String> after) {
    String last = after.map(place -> place.substring(0, "2026-11".length())).orElse("9999-12");
    Map<String, AttributeValue> values =
        Map.of(":months", Row.text(FeedRows.MONTHS), ":last", Row.text(last));
    return table.query(
        q ->
            q.keyConditionExpression("pk = :months AND sk <= :last")
                .expressionAttributeValues(values)
                .scanIndexForward(false)
                .limit(MONTHS_AT_ONCE));
  }

  private Iterable<Row> month(String month, Optional<String> after, int atMost) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":month", Row.text(month));
    after.ifPresent(place -> values.put(":after", Row.text(place)));
    String rest = after.isPresent() ? " AND " + FeedRows.PLACE + " < :after" : "";
    return table.query(
        q ->
            q.indexName(FeedRows.INDEX)
                .keyConditionExpression(FeedRows.MONTH + " = :month" + rest)
                .expressionAttributeValues(values)
                .scanIndexForward(false)
                .limit(atMost));
  }
}
