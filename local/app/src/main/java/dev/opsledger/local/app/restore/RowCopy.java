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
 * Compares a restored table with the live one, and puts back rows that are missing or older there.
 * Rows that change in the meantime are left alone, so the application may keep running. Safe to run
 * again after an interruption: rows already copied compare as the same.
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

  /** Scans the restored table; returns row counts by verdict and kind of row. */
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

  /** The kind of a row: its sort key up to the part that varies, such as RUN or WEEK. */
  private static String kind(Row row) {
    String sk = row.sk().replaceFirst("#.*", "");
    return sk.matches("[A-Z]+") ? sk : row.pk().replaceFirst("#.*", "");
  }
}
