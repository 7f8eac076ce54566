package dev.opsledger.front;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Finds facts by whose they are and when they occurred, and runs by their commit. */
record FactReader(Table table) {
  /**
   * What was last told of a thing.
   *
   * @param id which one of its kind
   * @param occurredAt when it happened or began
   * @param payload what is known of it
   */
  record Known(String id, Instant occurredAt, JsonNode payload) {
    static Known of(Row row) {
      return new Known(row.get("id"), Instant.parse(row.get("occurredAt")), FactRow.payload(row));
    }
  }

  /**
   * The things of one kind and unit that occurred in a time, oldest first.
   *
   * @param since the first moment
   * @param until the moment after the last
   */
  List<Known> of(String kind, String unit, Instant since, Instant until) {
    var found = new ArrayList<Known>();
    YearMonth last = month(until);
    for (YearMonth month = month(since); !month.isAfter(last); month = month.plusMonths(1)) {
      String listed =
          FrontKeys.listed(kind, unit, month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
      for (Row row : index(FactRow.LISTED, "listedIn", listed)) {
        Known known = Known.of(row);
        if (!known.occurredAt().isBefore(since) && known.occurredAt().isBefore(until)) {
          found.add(known);
        }
      }
    }
    found.sort(Comparator.comparing(Known::occurredAt).thenComparing(Known::id));
    return found;
  }

  /** The runs of a commit, oldest first. */
  List<Known> runsOf(String commit) {
    var found = new ArrayList<Known>();
    index(FactRow.BY_COMMIT, "commitSha", commit).forEach(row -> found.add(Known.of(row)));
    return found;
  }

  private Iterable<Row> index(String name, String attribute, String value) {
    Map<String, AttributeValue> values = Map.of(":value", Row.text(value));
    return table.query(
        q ->
            q.indexName(name)
                .keyConditionExpression(attribute + " = :value")
                .expressionAttributeValues(values));
  }

  private static YearMonth month(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC));
  }
}
