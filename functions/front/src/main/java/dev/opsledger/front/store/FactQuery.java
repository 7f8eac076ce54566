package dev.opsledger.front.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Finds facts by whose they are and when they occurred, and runs by their commit. */
public record FactQuery(Table table) {
  /**
   * What was last told of a thing.
   *
   * @param id which one of its kind
   * @param occurredAt when it happened or began
   * @param payload what is known of it
   */
  public record Known(String id, Instant occurredAt, JsonNode payload) {
    static Known of(Row row) {
      return new Known(row.get("id"), Instant.parse(row.get("occurredAt")), FactRow.payload(row));
    }
  }

  /**
   * The things of one kind and unit that occurred in a time, oldest first; a read costs what it
   * finds.
   *
   * @param since the first moment
   * @param until the moment after the last
   * @param atMost how many are read
   */
  public List<Known> of(String kind, String unit, Instant since, Instant until, int atMost) {
    var found = new ArrayList<Known>();
    YearMonth last = month(until);
    for (YearMonth month = month(since); !month.isAfter(last); month = month.plusMonths(1)) {
      String listed =
          FrontKeys.listed(kind, unit, month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
      for (Row row : between(listed, since, until)) {
        Known known = Known.of(row);
        boolean inside = !known.occurredAt().isBefore(since) && known.occurredAt().isBefore(until);
        if (inside && found.size() < atMost) {
          found.add(known);
        } else if (inside) {
          return found;
        }
      }
    }
    found.sort(Comparator.comparing(Known::occurredAt).thenComparing(Known::id));
    return found;
  }

  private Iterable<Row> between(String listed, Instant since, Instant until) {
    Map<String, AttributeValue> values =
        Map.of(
            ":listed", Row.text(listed),
            ":since", Row.text(second(since)),
            ":until", Row.text(second(until) + "~"));
    return table.query(
        q ->
            q.indexName(FactRow.LISTED)
                .keyConditionExpression(
                    "listedIn = :listed AND occurredAt BETWEEN :since AND :until")
                .expressionAttributeValues(values));
  }

  /** Without what follows the second, which does not sort as the times do. */
  private static String second(Instant at) {
    return at.toString().substring(0, "2026-11-22T10:00:00".length());
  }

  /** Whether anything was ever told of a thing. */
  public boolean knows(String kind, String id) {
    return table.get(FrontKeys.fact(kind, id), FrontKeys.FACT).isPresent();
  }

  /** The first run of a commit. */
  public Optional<Known> firstRunOf(String commit) {
    Map<String, AttributeValue> values = Map.of(":commit", Row.text(commit));
    Iterator<Row> rows =
        table
            .query(
                q ->
                    q.indexName(FactRow.BY_COMMIT)
                        .keyConditionExpression("commitSha = :commit")
                        .expressionAttributeValues(values)
                        .limit(1))
            .iterator();
    return rows.hasNext() ? Optional.of(Known.of(rows.next())) : Optional.empty();
  }

  /** The commit that a short id means, where runs of exactly one such commit are known. */
  public Optional<String> commitOf(String shortId) {
    Map<String, AttributeValue> values =
        Map.of(":commits", Row.text(FrontKeys.commits(shortId)), ":short", Row.text(shortId));
    var found = new ArrayList<String>();
    Iterator<Row> rows =
        table
            .query(
                q ->
                    q.keyConditionExpression("pk = :commits AND begins_with(sk, :short)")
                        .expressionAttributeValues(values)
                        .limit(2))
            .iterator();
    while (found.size() < 2 && rows.hasNext()) {
      found.add(rows.next().sk());
    }
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static YearMonth month(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC));
  }
}
