package dev.opsledger.core.sync;

import dev.opsledger.core.dynamo.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Rows in memory. Puts replace rows, whatever their condition says; updates are only recorded;
 * queries find the rows of a partition.
 */
final class StoredRows implements DynamoDbClient {
  final List<UpdateItemRequest> updates = new ArrayList<>();
  private final Map<String, Map<String, AttributeValue>> rows = new HashMap<>();
  private final Set<String> fresh = new HashSet<>();

  StoredRows with(Row row) {
    rows.put(key(row.attributes()), row.attributes());
    return this;
  }

  /** A row that was written so recently that only a strongly consistent read finds it. */
  StoredRows withFresh(Row row) {
    fresh.add(key(row.attributes()));
    return with(row);
  }

  private static String key(Map<String, AttributeValue> item) {
    return item.get("pk").s() + " " + item.get("sk").s();
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    String key = key(request.key());
    boolean hidden = fresh.contains(key) && !request.consistentRead();
    var response = GetItemResponse.builder();
    return hidden || !rows.containsKey(key)
        ? response.build()
        : response.item(rows.get(key)).build();
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    rows.put(key(request.item()), request.item());
    return PutItemResponse.builder().build();
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    updates.add(request);
    return UpdateItemResponse.builder()
        .attributes(rows.getOrDefault(key(request.key()), request.key()))
        .build();
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    String pk = request.expressionAttributeValues().get(":pk").s();
    return QueryResponse.builder()
        .items(rows.values().stream().filter(row -> row.get("pk").s().equals(pk)).toList())
        .build();
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {}
}
