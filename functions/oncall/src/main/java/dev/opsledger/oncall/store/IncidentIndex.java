package dev.opsledger.oncall.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.oncall.domain.IncidentSearch;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads incidents from the indexes, ordered by id, from any id on. */
public record IncidentIndex(Table table, Counters counters) {

  /**
   * The incidents that match a search; pages are fetched while the result is iterated.
   *
   * @param fields the attributes to read
   * @param after reads only greater ids; empty for all
   * @param most how many incidents are needed, if known; one more is read to find the end
   */
  public Iterable<Row> read(
      IncidentSearch search, List<String> fields, String after, OptionalInt most) {
    String key = indexKey(search);
    var values = new HashMap<String, AttributeValue>();
    var names = new HashMap<String, String>();
    Stream.concat(fields.stream(), Stream.of(key, "id"))
        .forEach(name -> names.put("#" + name, name));
    values.put(":key", Row.text(indexValue(search)));
    String condition = "#" + key + " = :key";
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

  /** An incident by its id. */
  public Optional<Row> find(String id) {
    return table.get(OncallKeys.incident(id), OncallKeys.INCIDENT);
  }

  /** The incidents whose rows have these partition keys, in no particular order. */
  public List<Row> findAll(List<String> pks) {
    return table.getAll(
        pks.stream().map(pk -> Table.key(pk, OncallKeys.INCIDENT)).distinct().toList());
  }

  /** How many incidents match a search, from the counters. */
  public long total(IncidentSearch search) {
    return switch (search.by()) {
      case ALL -> counters.all().total();
      case STATUS -> counters.all().of(search.value());
      case SERVICE_ID -> counters.ofService(search.value()).total();
    };
  }

  /**
   * The incidents created in a part of one day (UTC).
   *
   * @param since the first moment, in whole seconds
   * @param until the end, exclusive, in whole seconds; at most the start of the next day
   */
  public Iterable<Row> created(Instant since, Instant until) {
    Map<String, AttributeValue> values =
        Map.of(
            ":day", Row.text(OncallKeys.day(since)),
            ":since", Row.text(since.toString()),
            ":last", Row.text(until.minusSeconds(1).toString()));
    return table.query(
        q ->
            q.indexName(OncallKeys.BY_DAY)
                .keyConditionExpression("#day = :day AND createdAt BETWEEN :since AND :last")
                .expressionAttributeNames(Map.of("#day", "day"))
                .expressionAttributeValues(values));
  }

  /** The id of an incident that a row of an index names. */
  public static String id(String pk) {
    return pk.substring("INCIDENT#".length());
  }

  /** The index that a search reads. */
  private static String index(IncidentSearch search) {
    return switch (search.by()) {
      case ALL -> "incidents";
      case STATUS -> OncallKeys.BY_STATUS;
      case SERVICE_ID -> "incidentsByService";
    };
  }

  /** The partition key's attribute in the index of a search. */
  private static String indexKey(IncidentSearch search) {
    return switch (search.by()) {
      case ALL -> "listed";
      case STATUS -> "status";
      case SERVICE_ID -> "serviceId";
    };
  }

  /** The partition key's value in the index of a search. */
  private static String indexValue(IncidentSearch search) {
    return search.by() == IncidentSearch.By.ALL ? OncallKeys.LISTED : search.value();
  }
}
