package dev.opsledger.oncall.store;

import dev.opsledger.core.count.IncidentDays;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.oncall.domain.Incident;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The changes that a batch of incidents makes to the {@link Counters}. */
final class CounterDelta {
  private record Key(String pk, String sk) {}

  private final Map<Key, Map<String, Long>> changes = new HashMap<>();
  private final Key totals;

  /**
   * @param seed chooses the row of totals that the batch changes
   */
  CounterDelta(String seed) {
    int row = Math.floorMod(seed.hashCode(), OncallKeys.TOTALS);
    totals = new Key(OncallKeys.totals(row), OncallKeys.STATUS);
  }

  /** Adds 1 for a new state of an incident, or -1 for the state that it replaces. */
  void add(Incident incident, long by) {
    add(totals, incident.status(), by);
    incident
        .service()
        .ifPresent(
            service -> {
              String id = service.id();
              String day = OncallKeys.day(incident.createdAt(), id);
              add(new Key(OncallKeys.servicesOf(id), id), incident.status(), by);
              add(new Key(OncallKeys.daysOf(id), day), incident.status(), by);
            });
  }

  private void add(Key key, String status, long by) {
    changes.computeIfAbsent(key, _ -> new TreeMap<>()).merge(status, by, Long::sum);
  }

  /** The writes for a transaction; changes that cancel out need none. */
  List<TransactWriteItem> writes(Table table) {
    var writes = new ArrayList<TransactWriteItem>();
    changes.forEach(
        (key, counts) -> {
          counts.values().removeIf(n -> n == 0);
          if (!counts.isEmpty()) {
            Update update = update(key, counts).tableName(table.name()).build();
            writes.add(TransactWriteItem.builder().update(update).build());
          }
        });
    return writes;
  }

  private static Update.Builder update(Key key, Map<String, Long> counts) {
    var names = new HashMap<String, String>();
    var values = new HashMap<String, AttributeValue>();
    var parts = new ArrayList<String>();
    counts.forEach(
        (status, by) -> {
          int i = parts.size();
          names.put("#s" + i, IncidentDays.NUMBER + status);
          values.put(":n" + i, Row.number(by));
          parts.add("#s" + i + " :n" + i);
        });
    return Update.builder()
        .key(Table.key(key.pk(), key.sk()))
        .updateExpression("ADD " + String.join(", ", parts))
        .expressionAttributeNames(names)
        .expressionAttributeValues(values);
  }
}
