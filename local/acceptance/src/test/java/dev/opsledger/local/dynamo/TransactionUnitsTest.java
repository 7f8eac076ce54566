package dev.opsledger.local.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.Checkout;
import dev.opsledger.local.LocalHost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Transactions consume the units that AWS's documentation states. */
class TransactionUnitsTest {
  private static final String TABLE = "rows";
  private static LocalHost host;

  @BeforeAll
  static void start() {
    host =
        LocalHost.builder()
            .template(Checkout.file("template.yaml"))
            .variables(Map.of())
            .inMemory()
            .port(0)
            .schedules(false)
            .start();
    host.dynamo()
        .createTable(
            t ->
                t.tableName(TABLE)
                    .billingMode("PAY_PER_REQUEST")
                    .keySchema(key("id"))
                    .attributeDefinitions(text("id"), text("day"))
                    .globalSecondaryIndexes(
                        GlobalSecondaryIndex.builder()
                            .indexName("byDay")
                            .keySchema(key("day"))
                            .projection(p -> p.projectionType("ALL"))
                            .build()));
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void eachRowIsTwoUnits() {
    assertThat(units(puts("one", 1, Map.of()))).isEqualTo(2);
    assertThat(units(puts("twenty", 20, Map.of()))).isEqualTo(40);
  }

  @Test
  void eachRowOfAnIndexIsTwoMore() {
    assertThat(units(puts("indexed", 7, Map.of("day", "2026-11-22")))).isEqualTo(28);
  }

  @Test
  void eachRowIsRoundedUpToItsKilobytes() {
    assertThat(units(puts("long", 3, Map.of("text", "x".repeat(2_500))))).isEqualTo(18);
  }

  @Test
  void updatesDeletionsAndChecksAreRowsToo() {
    units(puts("there", 2, Map.of()));
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(
        TransactWriteItem.builder()
            .update(
                u ->
                    u.tableName(TABLE)
                        .key(row("there-0", Map.of()))
                        .updateExpression("SET #n = :one")
                        .expressionAttributeNames(Map.of("#n", "number"))
                        .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))))
            .build());
    items.add(
        TransactWriteItem.builder()
            .delete(d -> d.tableName(TABLE).key(row("there-1", Map.of())))
            .build());
    items.add(
        TransactWriteItem.builder()
            .conditionCheck(
                c ->
                    c.tableName(TABLE)
                        .key(row("absent", Map.of()))
                        .conditionExpression("attribute_not_exists(id)"))
            .build());
    assertThat(units(items)).isEqualTo(6);
  }

  @Test
  void whoDoesNotAskIsNotTold() {
    var answer =
        host.dynamo().transactWriteItems(t -> t.transactItems(puts("untold", 1, Map.of())));
    assertThat(answer.consumedCapacity()).isEmpty();
  }

  private static double units(List<TransactWriteItem> items) {
    return host
        .dynamo()
        .transactWriteItems(
            t -> t.transactItems(items).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
        .consumedCapacity()
        .stream()
        .mapToDouble(ConsumedCapacity::capacityUnits)
        .sum();
  }

  private static List<TransactWriteItem> puts(String name, int count, Map<String, String> more) {
    List<TransactWriteItem> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, AttributeValue> row = row(name + "-" + i, more);
      items.add(TransactWriteItem.builder().put(p -> p.tableName(TABLE).item(row)).build());
    }
    return items;
  }

  private static Map<String, AttributeValue> row(String id, Map<String, String> more) {
    Map<String, AttributeValue> row = new HashMap<>();
    row.put("id", AttributeValue.fromS(id));
    more.forEach((name, value) -> row.put(name, AttributeValue.fromS(value)));
    return row;
  }

  private static KeySchemaElement key(String name) {
    return KeySchemaElement.builder().attributeName(name).keyType("HASH").build();
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder().attributeName(name).attributeType("S").build();
  }
}
