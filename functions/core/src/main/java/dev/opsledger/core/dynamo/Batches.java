package dev.opsledger.core.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity.TOTAL;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Reads and deletes many rows in batches of the largest size that DynamoDB accepts. Unprocessed
 * items are retried after a backoff.
 */
final class Batches {
  private static final int BATCH_GET = 100;
  private static final int BATCH_WRITE = 25;

  private final DynamoDbClient client;
  private final String table;
  private final OptimisticRetry retry;

  Batches(DynamoDbClient client, String table, OptimisticRetry retry) {
    this.client = client;
    this.table = table;
    this.retry = retry;
  }

  /** Reads rows by key, in no particular order; missing rows are left out. */
  List<Row> read(Collection<Map<String, AttributeValue>> keys, boolean strictly) {
    var rows = new ArrayList<Row>(keys.size());
    var rest = new ArrayList<>(keys);
    for (int tries = 0; !rest.isEmpty(); ) {
      var batch = rest.subList(0, Math.min(BATCH_GET, rest.size()));
      var answer =
          client.batchGetItem(
              BatchGetItemRequest.builder()
                  .requestItems(
                      Map.of(
                          table,
                          KeysAndAttributes.builder().keys(batch).consistentRead(strictly).build()))
                  .returnConsumedCapacity(TOTAL)
                  .build());
      answer.responses().getOrDefault(table, List.of()).forEach(item -> rows.add(new Row(item)));
      var unprocessed = answer.unprocessedKeys().get(table);
      batch.clear();
      if (unprocessed != null) {
        rest.addAll(unprocessed.keys());
        retry.await(tries++);
      }
    }
    return rows;
  }

  /** Deletes rows by key, in no particular order. */
  void delete(Collection<Map<String, AttributeValue>> keys) {
    var rest = new ArrayList<WriteRequest>(keys.size());
    keys.forEach(key -> rest.add(WriteRequest.builder().deleteRequest(d -> d.key(key)).build()));
    for (int tries = 0; !rest.isEmpty(); ) {
      var batch = rest.subList(0, Math.min(BATCH_WRITE, rest.size()));
      var request =
          BatchWriteItemRequest.builder()
              .requestItems(Map.of(table, List.copyOf(batch)))
              .returnConsumedCapacity(TOTAL)
              .build();
      var left = retry.call(() -> client.batchWriteItem(request)).unprocessedItems().get(table);
      batch.clear();
      if (left != null) {
        rest.addAll(left);
        retry.await(tries++);
      }
    }
  }
}
