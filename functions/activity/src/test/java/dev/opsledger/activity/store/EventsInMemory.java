package dev.opsledger.activity.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** An activity table in memory: puts with their condition, and the counter of ids. */
public final class EventsInMemory implements DynamoDbClient {
  private final Map<String, Map<String, AttributeValue>> rows = new TreeMap<>();
  private final List<String> refused = new ArrayList<>();
  private long ids;

  /** Makes puts of rows fail whose keys contain a text. */
  public void refuse(String text) {
    refused.add(text);
  }

  /** Lets all puts succeed again. */
  public void accept() {
    refused.clear();
  }

  /** The keys of all rows, sorted. */
  public List<String> keys() {
    return List.copyOf(rows.keySet());
  }

  /** An attribute of a row, as text. */
  public String text(String key, String attribute) {
    AttributeValue value = rows.get(key).get(attribute);
    return value.s() == null ? value.n() : value.s();
  }

  private static String key(Map<String, AttributeValue> item) {
    return item.get("pk").s() + " " + item.get("sk").s();
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    String key = key(request.item());
    if (refused.stream().anyMatch(key::contains)) {
      throw DynamoDbException.builder().message("the table is not available").build();
    }
    if (request.conditionExpression() != null && rows.containsKey(key)) {
      throw ConditionalCheckFailedException.builder().build();
    }
    rows.put(key, request.item());
    return PutItemResponse.builder().build();
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    var row = rows.get(key(request.key()));
    return row == null
        ? GetItemResponse.builder().build()
        : GetItemResponse.builder().item(row).build();
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    ids += Long.parseLong(request.expressionAttributeValues().get(":more").n());
    return UpdateItemResponse.builder()
        .attributes(Map.of("amount", AttributeValue.fromN(Long.toString(ids))))
        .build();
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {}
}
