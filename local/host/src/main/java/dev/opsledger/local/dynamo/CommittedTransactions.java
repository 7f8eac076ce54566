package dev.opsledger.local.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity.INDEXES;
import static software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity.NONE;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionResponse;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.dynamodb.services.exceptions.DynamoDBLocalServiceException;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;

/**
 * Responds to a transaction only once it is on disk, and with the capacity units that AWS would
 * report. DynamoDB Local responds as soon as the commit is in its database's queue, so a process
 * killed at that moment loses an acknowledged write. The queue is processed in order, so a read
 * queued after the commit completes after it.
 */
final class CommittedTransactions extends LocalDynamoDBRequestHandler {
  private static final ListTablesRequest ANY_QUESTION =
      ListTablesRequest.builder().limit(1).build();

  private final boolean inMemory;
  private final Map<String, Map<String, List<KeySchemaElement>>> indexes =
      new ConcurrentHashMap<>();

  CommittedTransactions(boolean inMemory, String path) throws DynamoDBLocalServiceException {
    super(0, inMemory, path, true, false);
    this.inMemory = inMemory;
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(
      String accessKey, String region, TransactWriteItemsRequest request) {
    var response =
        super.transactWriteItems(
            accessKey, region, request.toBuilder().returnConsumedCapacity(INDEXES).build());
    awaitCommit(accessKey, region);
    var units = new TransactionUnits(table -> indexes(accessKey, region, table));
    ReturnConsumedCapacity asked = request.returnConsumedCapacity();
    return asked == null || asked == NONE
        ? response.toBuilder().consumedCapacity((List<ConsumedCapacity>) null).build()
        : response.toBuilder()
            .consumedCapacity(units.of(request.transactItems(), response.consumedCapacity(), asked))
            .build();
  }

  private Map<String, List<KeySchemaElement>> indexes(
      String accessKey, String region, String table) {
    return indexes.computeIfAbsent(
        table,
        name ->
            describeTable(accessKey, region, DescribeTableRequest.builder().tableName(name).build())
                .table()
                .globalSecondaryIndexes()
                .stream()
                .collect(
                    Collectors.toMap(
                        GlobalSecondaryIndexDescription::indexName,
                        GlobalSecondaryIndexDescription::keySchema)));
  }

  @Override
  public ExecuteTransactionResponse executeTransaction(
      String accessKey, String region, ExecuteTransactionRequest request) {
    var response = super.executeTransaction(accessKey, region, request);
    awaitCommit(accessKey, region);
    return response;
  }

  private void awaitCommit(String accessKey, String region) {
    if (!inMemory) {
      listTables(accessKey, region, ANY_QUESTION);
    }
  }
}
