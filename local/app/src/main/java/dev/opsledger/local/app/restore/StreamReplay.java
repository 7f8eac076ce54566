package dev.opsledger.local.app.restore;

import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Republishes rows to the consumers of a table's stream, for when a consumer's own table was
 * restored to an earlier time. Touches each row so that its present state passes through the
 * stream; consumers must ignore what they already have.
 */
final class StreamReplay {
  /**
   * The rows that consumers read, by table: the sort key, or its prefix when it ends in {@code #}.
   */
  private static final Map<String, String> TOLD =
      Map.of(
          "CiTable", "RUN",
          "DeploymentsTable", "DEPLOYMENT",
          "OncallTable", "INCIDENT",
          "TrafficTable", "DAY#",
          "GistsTable", "GIST");

  private static final int BATCH = 200;

  private final DynamoDbClient dynamo;
  private final Table table;

  StreamReplay(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = new Table(dynamo, table);
  }

  /** Touches the rows; returns how many. */
  int run(String logicalId, Instant now) {
    String begin = TOLD.get(logicalId);
    if (begin == null) {
      return 0;
    }
    List<Row> rows =
        dynamo
            .scanPaginator(s -> s.tableName(table.name()).projectionExpression("pk, sk"))
            .items()
            .stream()
            .map(Row::new)
            .filter(
                row -> begin.endsWith("#") ? row.sk().startsWith(begin) : row.sk().equals(begin))
            .toList();
    for (int from = 0; from < rows.size(); from += BATCH) {
      BoundedParallel.map(
          rows.subList(from, Math.min(from + BATCH, rows.size())), row -> touch(row, now));
    }
    return rows.size();
  }

  private boolean touch(Row row, Instant now) {
    return table
        .update(
            row.pk(),
            row.sk(),
            u ->
                u.updateExpression("SET toldAgainAt = :now")
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeValues(Map.of(":now", Row.text(now.toString()))))
        .isPresent();
  }
}
