package dev.opsledger.core.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity.TOTAL;

import dev.opsledger.core.concurrent.Sleeper;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * A DynamoDB table with the keys {@code pk} and {@code sk}. Every call requests the consumed
 * capacity, so that costs can be measured; a scan is a {@link TableScan}. Writes that conflict with
 * another transaction are retried here, so that callers need not do it.
 */
public final class Table {
  private final DynamoDbClient client;
  private final String name;
  private final OptimisticRetry retry;
  private final Batches batches;

  public Table(DynamoDbClient client, String name) {
    this(client, name, Sleeper.SLEEP);
  }

  /**
   * @param pause how to wait between retries
   */
  public Table(DynamoDbClient client, String name, Sleeper pause) {
    this.client = client;
    this.name = name;
    this.retry = new OptimisticRetry(pause);
    this.batches = new Batches(client, name, retry);
  }

  /** The table's name in DynamoDB. */
  public String name() {
    return name;
  }

  /** The key of a row. */
  public static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of("pk", Row.text(pk), "sk", Row.text(sk));
  }

  /** Reads a row with eventual consistency, at half the price of a strongly consistent read. */
  public Optional<Row> get(String pk, String sk) {
    return get(pk, sk, false);
  }

  /** Reads a row with strong consistency. */
  public Optional<Row> getStrictly(String pk, String sk) {
    return get(pk, sk, true);
  }

  private Optional<Row> get(String pk, String sk, boolean strictly) {
    var answer =
        client.getItem(
            GetItemRequest.builder()
                .tableName(name)
                .key(key(pk, sk))
                .consistentRead(strictly)
                .returnConsumedCapacity(TOTAL)
                .build());
    return answer.hasItem() ? Optional.of(new Row(answer.item())) : Optional.empty();
  }

  /** Reads many rows by key, in no particular order; missing rows are left out. */
  public List<Row> getAll(Collection<Map<String, AttributeValue>> keys) {
    return batches.read(keys, false);
  }

  /** As {@link #getAll}, with strong consistency. */
  public List<Row> getAllStrictly(Collection<Map<String, AttributeValue>> keys) {
    return batches.read(keys, true);
  }

  /** Writes a row, replacing any existing one. */
  public void put(Row row) {
    retry.call(() -> client.putItem(putRequest(row).build()));
  }

  /**
   * Writes a row if the condition holds.
   *
   * @return whether it was written
   */
  public boolean putIf(Row row, String condition, Map<String, AttributeValue> values) {
    var request = putRequest(row).conditionExpression(condition);
    if (!values.isEmpty()) {
      request.expressionAttributeValues(values);
    }
    return succeeds(() -> client.putItem(request.build()));
  }

  /** Writes a row unless one with its key exists. Returns whether it was written. */
  public boolean putNew(Row row) {
    return putIf(row, "attribute_not_exists(pk)", Map.of());
  }

  private PutItemRequest.Builder putRequest(Row row) {
    return PutItemRequest.builder()
        .tableName(name)
        .item(row.attributes())
        .returnConsumedCapacity(TOTAL);
  }

  /**
   * Updates a row with an update expression.
   *
   * @return the updated row; empty if the condition failed
   */
  public Optional<Row> update(
      String pk, String sk, UnaryOperator<UpdateItemRequest.Builder> expression) {
    var request =
        expression
            .apply(UpdateItemRequest.builder().tableName(name).key(key(pk, sk)))
            .returnConsumedCapacity(TOTAL)
            .returnValues("ALL_NEW")
            .build();
    try {
      var answer = retry.call(() -> client.updateItem(request));
      return Optional.of(new Row(answer.attributes()));
    } catch (ConditionalCheckFailedException e) {
      return Optional.empty();
    }
  }

  /**
   * Updates a row that must exist.
   *
   * @return the updated row; empty if there is none
   */
  public Optional<Row> updateExisting(
      String pk, String sk, String expression, Map<String, AttributeValue> values) {
    return update(
        pk,
        sk,
        u ->
            u.updateExpression(expression)
                .conditionExpression(WriteItems.EXISTS)
                .expressionAttributeValues(values));
  }

  /** Deletes a row if it exists. */
  public void delete(String pk, String sk) {
    var request =
        DeleteItemRequest.builder()
            .tableName(name)
            .key(key(pk, sk))
            .returnConsumedCapacity(TOTAL)
            .build();
    retry.call(() -> client.deleteItem(request));
  }

  /** Deletes many rows by key, in no particular order. */
  public void deleteAll(Collection<Map<String, AttributeValue>> keys) {
    batches.delete(keys);
  }

  /**
   * Commits several writes in one transaction.
   *
   * @return whether they were written; false if a condition failed
   * @throws TransactionCanceledException if it was cancelled for another reason
   */
  public boolean transact(List<TransactWriteItem> items) {
    var request =
        TransactWriteItemsRequest.builder().transactItems(items).returnConsumedCapacity(TOTAL);
    try {
      retry.call(() -> client.transactWriteItems(request.build()));
      return true;
    } catch (TransactionCanceledException e) {
      if (OptimisticRetry.failedCondition(e)) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Repeats an attempt, which must re-read its data each time, until it returns a result.
   *
   * @throws TooBusyException if other writers win too often
   */
  public <T> T settle(Supplier<Optional<T>> attempt) {
    return retry.settle(attempt);
  }

  /** Runs a query; pages are fetched lazily during iteration. */
  public Iterable<Row> query(UnaryOperator<QueryRequest.Builder> query) {
    var request =
        query.apply(QueryRequest.builder().tableName(name)).returnConsumedCapacity(TOTAL).build();
    return () -> client.queryPaginator(request).items().stream().map(Row::new).iterator();
  }

  /** All rows of one partition, in the order of their sort keys. */
  public Iterable<Row> partition(String pk) {
    return query(
        q ->
            q.keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", Row.text(pk))));
  }

  /** As {@link #partition(String)}, with strong consistency. */
  public Iterable<Row> partitionStrictly(String pk) {
    return query(
        q ->
            q.keyConditionExpression("pk = :pk")
                .consistentRead(true)
                .expressionAttributeValues(Map.of(":pk", Row.text(pk))));
  }

  /** The rows of one partition whose sort key starts with a prefix. */
  public Iterable<Row> partition(String pk, String skPrefix) {
    var values = new LinkedHashMap<String, AttributeValue>();
    values.put(":pk", Row.text(pk));
    values.put(":sk", Row.text(skPrefix));
    return query(
        q ->
            q.keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                .expressionAttributeValues(values));
  }

  private <T> boolean succeeds(Supplier<T> write) {
    try {
      retry.call(write);
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }
}
