package dev.opsledger.local.app.restore;

import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Compares a restored table with a ledger's, and puts back what is missing or older there. A row
 * that changes in between stays as it is, so the ledger may run; a copy that was cut short is
 * completed by the next, which finds the same in place.
 */
final class RowCopy {
  private static final int BATCH = 100;

  private final DynamoDbClient dynamo;
  private final String from;
  private final Table to;
  private final boolean apply;
  private final Clock clock;
  private final Map<RowVerdict, Map<String, Integer>> seen = new TreeMap<>();

  RowCopy(DynamoDbClient dynamo, String from, String to, boolean apply, Clock clock) {
    this.dynamo = dynamo;
    this.from = from;
    this.to = new Table(dynamo, to);
    this.apply = apply;
    this.clock = clock;
  }

  /** Goes through the restored table; returns how many rows of which kind met with what. */
  Map<RowVerdict, Map<String, Integer>> run() {
    var batch = new ArrayList<Row>();
    for (var each : dynamo.scanPaginator(s -> s.tableName(from)).items()) {
      batch.add(new Row(each));
      if (batch.size() == BATCH) {
        take(batch);
        batch.clear();
      }
    }
    take(batch);
    return seen;
  }

  private void take(List<Row> batch) {
    var there = new HashMap<Map<String, AttributeValue>, Row>();
    to.getAllStrictly(batch.stream().map(RowCopy::key).toList())
        .forEach(row -> there.put(key(row), row));
    List<RowVerdict> verdicts = BoundedParallel.map(batch, row -> take(row, there.get(key(row))));
    for (int i = 0; i < batch.size(); i++) {
      seen.computeIfAbsent(verdicts.get(i), _ -> new TreeMap<>())
          .merge(kind(batch.get(i)), 1, Integer::sum);
    }
  }

  private RowVerdict take(Row restored, Row there) {
    Map<String, AttributeValue> known = there == null ? null : there.attributes();
    RowVerdict verdict = RowVerdict.of(restored.attributes(), known, clock.instant());
    if (!apply || !verdict.isWritten()) {
      return verdict;
    }
    return put(restored, known) ? verdict : RowVerdict.KEPT;
  }

  private boolean put(Row restored, Map<String, AttributeValue> known) {
    if (known == null) {
      return to.putNew(restored);
    }
    String order = RowVerdict.order(restored.attributes(), known);
    return to.putIf(restored, order + " = :known", Map.of(":known", known.get(order)));
  }

  private static Map<String, AttributeValue> key(Row row) {
    return Table.key(row.pk(), row.sk());
  }

  /** Such as RUN or WEEK: what the sort key says before it becomes one of many. */
  private static String kind(Row row) {
    String sk = row.sk().replaceFirst("#.*", "");
    return sk.matches("[A-Z]+") ? sk : row.pk().replaceFirst("#.*", "");
  }
}
