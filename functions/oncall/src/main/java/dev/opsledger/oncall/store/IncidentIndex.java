package dev.opsledger.oncall.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.oncall.domain.IncidentSearch;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads incidents in the order of their ids, from wherever one left off. */
public record IncidentIndex(Table table, Counters counters) {

  /**
   * The incidents of a search, fetched as they are taken.
   *
   * @param fields the attributes that are wanted
   * @param after the id after which to begin, empty for the beginning
   * @param most how many are wanted, where that is known; no more are read but one
   */
  public Iterable<Row> read(IncidentSearch search, List<String> fields, String after, OptionalInt most) {
    var values = new HashMap<String, AttributeValue>();
    var names = new HashMap<String, String>();
    Stream.concat(fields.stream(), Stream.of(key(search), "id"))
        .forEach(name -> names.put("#" + name, name));
    values.put(":key", Row.text(value(search)));
    String condition = "#" + key(search) + " = :key";
    if (!after.isEmpty()) {
      values.put(":after", Row.text(after));
      condition += " AND #id > :after";
    }
    String keyCondition = condition;
    return table.query(
        q -> {
          q.indexName(index(search))
              .keyConditionExpression(keyCondition)
              .projectionExpression("#" + String.join(",#", fields))
              .expressionAttributeNames(names)
              .expressionAttributeValues(values);
          most.ifPresent(n -> q.limit(n + 1));
          return q;
        });
  }

  private static String index(IncidentSearch search) {
    return switch (search.by()) {
      case ALL -> IncidentRows.ALL;
      case STATUS -> IncidentRows.BY_STATUS;
      case SERVICE_ID -> IncidentRows.BY_SERVICE;
    };
  }

  private static String key(IncidentSearch search) {
    return switch (search.by()) {
      case ALL -> "listed";
      case STATUS -> "status";
      case SERVICE_ID -> "serviceId";
    };
  }

  private static String value(IncidentSearch search) {
    return search.by() == IncidentSearch.By.ALL ? IncidentRows.LISTED : search.value();
  }

  /** How many incidents a search finds in all, as it is kept. */
  public long total(IncidentSearch search) {
    return switch (search.by()) {
      case ALL -> counters.all().total();
      case STATUS -> counters.all().of(search.value());
      case SERVICE_ID -> counters.ofService(search.value()).total();
    };
  }

  /**
   * The incidents of a part of one day, in UTC.
   *
   * @param since the first moment, whole seconds
   * @param until the first moment after it, whole seconds, at most the beginning of the next day
   */
  public Iterable<Row> created(Instant since, Instant until) {
    Map<String, AttributeValue> values =
        Map.of(
            ":day", Row.text(IncidentRows.day(since)),
            ":since", Row.text(since.toString()),
            ":last", Row.text(until.minusSeconds(1).toString()));
    return table.query(
        q ->
            q.indexName(IncidentRows.BY_DAY)
                .keyConditionExpression("#day = :day AND createdAt BETWEEN :since AND :last")
                .expressionAttributeNames(Map.of("#day", "day"))
                .expressionAttributeValues(values));
  }
}
