package dev.opsledger.front.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The indexes of the front table, with their names and key attributes as the template has them. */
enum FrontIndex {
  /** Facts of one kind and unit by time. */
  FACTS("facts", "listedIn", "occurredAt"),
  /** Runs of a commit by time. */
  BY_COMMIT("byCommit", "commitSha", "occurredAt"),
  /** Counters and facts by rank. */
  RANKED("ranked", "rankedIn", "rank"),
  /** Workflows by their average duration. */
  SLOWEST("slowest", "slowIn", "slowness");

  private final String id;
  private final String partitionKey;
  private final String sortKey;

  FrontIndex(String id, String partitionKey, String sortKey) {
    this.id = id;
    this.partitionKey = partitionKey;
    this.sortKey = sortKey;
  }

  String id() {
    return id;
  }

  String partitionKey() {
    return partitionKey;
  }

  String sortKey() {
    return sortKey;
  }

  /** At most {@code limit} rows of a partition, from the greatest sort key down. */
  List<Row> greatest(Table table, String partition, int limit) {
    return read(table, partition, limit, false);
  }

  /** At most {@code limit} rows of a partition, from the least sort key up. */
  List<Row> least(Table table, String partition, int limit) {
    return read(table, partition, limit, true);
  }

  private List<Row> read(Table table, String partition, int limit, boolean ascending) {
    Iterator<Row> rows =
        table
            .query(
                q ->
                    q.indexName(id)
                        .keyConditionExpression(partitionKey + " = :partition")
                        .expressionAttributeValues(Map.of(":partition", Row.text(partition)))
                        .scanIndexForward(ascending)
                        .limit(limit))
            .iterator();
    var read = new ArrayList<Row>(limit);
    while (read.size() < limit && rows.hasNext()) {
      read.add(rows.next());
    }
    return read;
  }
}
