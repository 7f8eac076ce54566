package dev.opsledger.front.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.front.domain.CounterKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads rows of counters by key, by rank or by day. */
public record CounterQuery(Table table) {
  /** The rows with these keys; one that was never written is left out. */
  public Map<CounterKey, CounterRow> find(Collection<CounterKey> keys) {
    return byKey(table.getAll(tableKeys(keys)));
  }

  /** As {@link #find}, each row as it is after every write that was acknowledged. */
  public Map<CounterKey, CounterRow> findStrictly(Collection<CounterKey> keys) {
    return byKey(table.getAllStrictly(tableKeys(keys)));
  }

  private static List<Map<String, AttributeValue>> tableKeys(Collection<CounterKey> keys) {
    return keys.stream().map(key -> Table.key(key.pk(), key.sk())).toList();
  }

  private static Map<CounterKey, CounterRow> byKey(Collection<Row> rows) {
    var found = new HashMap<CounterKey, CounterRow>();
    for (Row row : rows) {
      CounterRow counters = CounterRow.of(row);
      found.put(counters.key(), counters);
    }
    return found;
  }

  /** The rows of a partition with the greatest rank. */
  public List<CounterRow> top(String partition, int limit) {
    return counters(FrontIndex.RANKED.greatest(table, partition, limit));
  }

  /** The workflows of a partition that take longest on average. */
  public List<CounterRow> slowest(String partition, int limit) {
    return counters(FrontIndex.SLOWEST.greatest(table, partition, limit));
  }

  /** The first rows of a partition, in the order of their sort keys. */
  public List<CounterRow> first(String partition, int limit) {
    Iterator<Row> rows =
        table
            .query(
                q ->
                    q.keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", Row.text(partition)))
                        .limit(limit))
            .iterator();
    var read = new ArrayList<CounterRow>();
    while (read.size() < limit && rows.hasNext()) {
      read.add(CounterRow.of(rows.next()));
    }
    return read;
  }

  private static List<CounterRow> counters(List<Row> rows) {
    return rows.stream().map(CounterRow::of).toList();
  }

  /** All repositories' traffic by day, both days included, oldest first. */
  public List<CounterRow> visits(LocalDate first, LocalDate last) {
    Map<String, AttributeValue> values =
        Map.of(
            ":visits", Row.text(FrontKeys.VISITS),
            ":first", Row.text(FrontKeys.visits(first).sk()),
            ":last", Row.text(FrontKeys.visits(last).sk()));
    var days = new ArrayList<CounterRow>();
    table
        .query(
            q ->
                q.keyConditionExpression("pk = :visits AND sk BETWEEN :first AND :last")
                    .expressionAttributeValues(values))
        .forEach(row -> days.add(CounterRow.of(row)));
    return days;
  }
}
