package dev.opsledger.front.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.front.domain.DeploymentCounters;
import dev.opsledger.front.domain.IncidentCounters;
import dev.opsledger.front.domain.RunCounters;
import dev.opsledger.front.domain.VisitCounters;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Computes the index attributes by which a row of counters is ranked. A row with nothing to show
 * gets none, so that it is in no index.
 */
final class Rankings {
  /** Weight of the counter that decides first; a second counter only breaks ties. */
  private static final long FIRST = 1_000_000_000L;

  private Rankings() {}

  static Map<String, AttributeValue> of(CounterRow row) {
    var attributes = new HashMap<String, AttributeValue>();
    long rank = rank(row);
    if (rank > 0) {
      place(attributes, FrontIndex.RANKED, row, rank);
    }
    long timed = row.get(RunCounters.TIMED);
    if (CounterKind.of(row.key()) == CounterKind.WORKFLOWS && timed > 0) {
      place(attributes, FrontIndex.SLOWEST, row, row.get(RunCounters.SECONDS) / timed);
    }
    return attributes;
  }

  private static void place(
      Map<String, AttributeValue> attributes, FrontIndex index, CounterRow row, long sortKey) {
    attributes.put(index.partitionKey(), Row.text(row.key().pk()));
    attributes.put(index.sortKey(), Row.number(sortKey));
  }

  private static long rank(CounterRow row) {
    return switch (CounterKind.of(row.key())) {
      case ORGANIZATIONS -> row.get(RunCounters.FAILED) * FIRST + row.get(RunCounters.TOTAL);
      case WORKFLOWS -> {
        long flaky = row.get(RunCounters.FLAKY);
        yield flaky == 0 ? 0 : flaky * FIRST + row.get(RunCounters.FAILED);
      }
      case PROJECTS ->
          row.get(DeploymentCounters.FAILED) * FIRST
              + row.get(DeploymentCounters.DONE)
              + row.get(DeploymentCounters.CANCELLED);
      case SERVICES ->
          row.get(IncidentCounters.TRIGGERED) * FIRST + row.get(IncidentCounters.ACKNOWLEDGED);
      case VISITED -> row.get(VisitCounters.VIEWS);
      case NOW, TOTALS, TRIES, VISITS -> 0;
    };
  }
}
