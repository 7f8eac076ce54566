package dev.opsledger.stack;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Damages a table and creates backups of it, to test restores. */
record Loss(DynamoDbClient dynamo, String table) {
  /** Copies the table, as a point-in-time restore would; returns the copy's name. */
  String backUp() {
    String name = "restored-" + UUID.randomUUID();
    TableDescription like = dynamo.describeTable(r -> r.tableName(table)).table();
    dynamo.createTable(
        r ->
            r.tableName(name)
                .keySchema(like.keySchema())
                .attributeDefinitions(
                    like.attributeDefinitions().stream()
                        .filter(
                            each ->
                                like.keySchema().stream()
                                    .anyMatch(k -> k.attributeName().equals(each.attributeName())))
                        .toList())
                .billingMode(BillingMode.PAY_PER_REQUEST));
    dynamo.scanPaginator(r -> r.tableName(table).consistentRead(true)).items().stream()
        .forEach(item -> dynamo.putItem(r -> r.tableName(name).item(item)));
    return name;
  }

  void delete(String pk, String sk) {
    dynamo.deleteItem(r -> r.tableName(table).key(key(pk, sk)));
  }

  boolean has(String pk, String sk) {
    return dynamo.getItem(r -> r.tableName(table).key(key(pk, sk)).consistentRead(true)).hasItem();
  }

  /** Overwrites a row with an older state. */
  void setBack(String pk, String sk, String version) {
    var item =
        new HashMap<>(
            dynamo.getItem(r -> r.tableName(table).key(key(pk, sk)).consistentRead(true)).item());
    item.put("status", AttributeValue.fromS("PENDING"));
    item.put(version, AttributeValue.fromN("0"));
    dynamo.putItem(r -> r.tableName(table).item(item));
  }

  private static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
  }
}
