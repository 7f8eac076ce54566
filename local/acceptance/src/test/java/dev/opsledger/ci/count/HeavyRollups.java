package dev.opsledger.ci.count;

import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.dynamo.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Rollups as heavy as those of a workflow or an organization that never rests. */
final class HeavyRollups {
  private static final int A_BATCH = 25;
  private static final int FIRST_BUCKET = 20;

  private HeavyRollups() {}

  /** The days of a workflow with a few hundred runs a day. */
  static List<Row> ofWorkflow(String owner, long workflow, LocalDate first, LocalDate last) {
    var rows = new ArrayList<Row>();
    for (LocalDate day : first.datesUntil(last.plusDays(1)).toList()) {
      for (String branch : List.of("d", "o")) {
        String pk = "ROLLUP#%s#%d".formatted(owner, workflow);
        rows.add(row(pk, branch + "#D#" + day + "#push", 30, 50, 40));
      }
    }
    return rows;
  }

  /** The days of an organization with two thousand workflows. */
  static List<Row> ofOwner(String owner, LocalDate first, LocalDate last) {
    var rows = new ArrayList<Row>();
    for (LocalDate day : first.datesUntil(last.plusDays(1)).toList()) {
      for (String branch : List.of("d", "o")) {
        for (int shard = 0; shard < 2; shard++) {
          String pk = "ROLLUP#%s#all%d".formatted(owner, shard);
          rows.add(row(pk, branch + "#D#" + day + "#*", 90, 70, 80));
        }
      }
    }
    return rows;
  }

  private static Row row(String pk, String sk, int durations, int queued, int toPass) {
    var attributes = new HashMap<String, AttributeValue>(Row.of(pk, sk).attributes());
    for (String name : List.of("a", "j", "oc", "of", "on", "oo", "os", "rf", "rp", "revision")) {
      attributes.put(name, Row.number(4_321L));
    }
    attributes.put("w", Row.number(87_654L));
    attributes.put("mlinux", Row.number(12_345L));
    attributes.put("mself-hosted", Row.number(12_345L));
    Map.of("d", durations, "q", queued, "t", toPass)
        .forEach(
            (prefix, buckets) -> {
              for (int i = 0; i < buckets; i++) {
                String bucket = Integer.toString(FIRST_BUCKET + i, Character.MAX_RADIX);
                attributes.put(prefix + bucket, Row.number(1L + 13L * i));
              }
            });
    return new Row(attributes);
  }

  /** Puts rows straight into a table. */
  static void store(DynamoDbClient client, String table, List<Row> rows) {
    var batches = new ArrayList<List<Row>>();
    for (int at = 0; at < rows.size(); at += A_BATCH) {
      batches.add(rows.subList(at, Math.min(rows.size(), at + A_BATCH)));
    }
    BoundedParallel.map(
        batches,
        batch -> {
          List<WriteRequest> puts =
              batch.stream()
                  .map(row -> WriteRequest.builder().putRequest(p -> p.item(row.attributes())))
                  .map(WriteRequest.Builder::build)
                  .toList();
          return client.batchWriteItem(w -> w.requestItems(Map.of(table, puts)));
        });
  }
}
