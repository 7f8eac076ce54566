package dev.opsledger.core.access;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Keeps counts of wrong credentials in memory; expired ones stay, as they may in DynamoDB. */
final class CountingTable implements DynamoDbClient {
  int calls;

  /** Thrown by each call, if set. */
  SdkException failure;

  private final Map<String, Map<String, AttributeValue>> rows = new HashMap<>();

  long wrong(String key) {
    return number(rows.get(key), "wrong");
  }

  private static long number(Map<String, AttributeValue> values, String name) {
    return Long.parseLong(values.get(name).n());
  }

  private void called() {
    calls++;
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    called();
    Map<String, AttributeValue> row = rows.get(request.key().get("pk").s());
    return row == null
        ? GetItemResponse.builder().build()
        : GetItemResponse.builder().item(row).build();
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    called();
    String key = request.key().get("pk").s();
    Map<String, AttributeValue> values = request.expressionAttributeValues();
    boolean known = rows.containsKey(key);
    boolean live = known && number(rows.get(key), "expires") > number(values, ":now");
    boolean adds = request.updateExpression().startsWith("ADD");
    if (adds ? known && !live : !known || live) {
      throw ConditionalCheckFailedException.builder().build();
    }
    var row = new HashMap<>(request.key());
    long before = live ? number(rows.get(key), "wrong") : 0;
    row.put("wrong", AttributeValue.fromN(Long.toString(before + 1)));
    row.put("expires", values.get(":expires"));
    rows.put(key, row);
    return UpdateItemResponse.builder().attributes(row).build();
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {}
}
