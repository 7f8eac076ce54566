package dev.opsledger.local.dynamo;

import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.dynamodb.services.exceptions.DynamoDBLocalServiceException;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;

/**
 * Answers a transaction when it is on disk. DynamoDB Local answers as soon as the commit stands in
 * its database's queue: a process that is killed in that moment loses what it has acknowledged. The
 * queue is worked off in order, so any question asked behind the commit is answered after it.
 */
final class CommittedTransactions extends LocalDynamoDBRequestHandler {
  private static final ListTablesRequest ANY_QUESTION =
      ListTablesRequest.builder().limit(1).build();

  private final boolean inMemory;

  CommittedTransactions(boolean inMemory, String path) throws DynamoDBLocalServiceException {
    super(0, inMemory, path, true, false);
    this.inMemory = inMemory;
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(
      String accessKey, String region, TransactWriteItemsRequest request) {
    var response = super.transactWriteItems(accessKey, region, request);
    awaitCommit(accessKey, region);
    return response;
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
