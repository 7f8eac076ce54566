package dev.opsledger.front.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Stores which incidents were marked as not caused by a deployment. */
public record UnrelatedIncidents(Table table, Clock clock) {
  /** Marks an incident. */
  public void mark(String incident) {
    table.put(
        Row.of(FrontRowKeys.unrelated(incident), FrontKeys.UNRELATED).with("at", clock.instant()));
  }

  /** Removes the mark of an incident. */
  public void unmark(String incident) {
    table.delete(FrontRowKeys.unrelated(incident), FrontKeys.UNRELATED);
  }

  /** The incidents among these that are marked. */
  public Set<String> among(Collection<String> incidents) {
    var marked = new HashSet<String>();
    table
        .getAll(incidents.stream().distinct().map(UnrelatedIncidents::key).toList())
        .forEach(row -> marked.add(FrontRowKeys.unrelatedIncident(row.pk())));
    return marked;
  }

  private static Map<String, AttributeValue> key(String incident) {
    return Table.key(FrontRowKeys.unrelated(incident), FrontKeys.UNRELATED);
  }
}
