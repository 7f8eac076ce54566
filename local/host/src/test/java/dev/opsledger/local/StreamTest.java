package dev.opsledger.local;

import static dev.opsledger.local.Hosts.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.handlers.Seen;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;

class StreamTest {
  @TempDir private Path folder;
  private LocalHost host;

  @BeforeEach
  void start() {
    Seen.forget();
    host = Hosts.inMemory().start();
  }

  private void keepData() {
    host.close();
    host = Hosts.inMemory().data(folder).start();
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void changesArriveInOrderAndOnlyThoseThatTheFilterWants() throws Exception {
    host.pause("Publisher");
    put("item1");
    put("other");
    put("item2");
    put("item1", "sk", "changed");
    host.dynamo()
        .deleteItem(
            r ->
                r.tableName(host.tableName("Items"))
                    .key(Map.of("pk", AttributeValue.fromS("item2"))));
    host.resume("Publisher");
    host.awaitIdle(SOON);
    assertThat(Seen.all())
        .containsExactly(
            "publisher INSERT item1", "publisher INSERT item2", "publisher MODIFY item1");
  }

  @Test
  void aRecordThatKillsTheFunctionIsFoundAndGivenUpAlone() throws Exception {
    host.pause("Publisher");
    for (String each : List.of("item1", "item2", "item-poison", "item3")) {
      put(each);
    }
    host.resume("Publisher");
    host.awaitIdle(SOON);
    assertThat(Seen.all()).last().isEqualTo("publisher INSERT item3");
    assertThat(Seen.startingWith("publisher INSERT item-poison")).hasSize(4);
    assertThat(deadEvents()).singleElement().asString().contains("RetryAttemptsExhausted");
  }

  @Test
  void aRefusedRecordIsTriedAgainWithoutThoseBeforeIt() throws Exception {
    host.pause("Publisher");
    put("item1");
    put("item-refused");
    host.resume("Publisher");
    host.awaitIdle(SOON);
    assertThat(Seen.all())
        .containsExactly(
            "publisher INSERT item1",
            "publisher INSERT item-refused",
            "publisher INSERT item-refused");
  }

  @Test
  void aRestartGoesOnWhereItWas() throws Exception {
    keepData();
    put("item1");
    host.awaitIdle(SOON);
    host.pause("Publisher");
    put("item2");
    host.close();
    host = Hosts.inMemory().data(folder).start();
    host.awaitIdle(SOON);
    assertThat(Seen.all()).containsExactly("publisher INSERT item1", "publisher INSERT item2");
  }

  @Test
  void anExistingTableGetsAnIndexThatTheTemplateAdds() {
    keepData();
    put("item1", "sk", "x");
    host.close();
    host =
        Hosts.inMemory()
            .data(folder)
            .with(
                "Items.Properties.GlobalSecondaryIndexes",
                List.of(
                    Map.of(
                        "IndexName", "another",
                        "KeySchema", List.of(Map.of("AttributeName", "sk", "KeyType", "HASH")),
                        "Projection", Map.of("ProjectionType", "ALL"))))
            .start();
    var found =
        host.dynamo()
            .query(
                r ->
                    r.tableName(host.tableName("Items"))
                        .indexName("another")
                        .keyConditionExpression("sk = :sk")
                        .expressionAttributeValues(Map.of(":sk", AttributeValue.fromS("x"))));
    assertThat(found.count()).isEqualTo(1);
  }

  private void put(String key) {
    host.dynamo()
        .putItem(
            r ->
                r.tableName(host.tableName("Items")).item(Map.of("pk", AttributeValue.fromS(key))));
  }

  private void put(String key, String name, String value) {
    host.dynamo()
        .putItem(
            r ->
                r.tableName(host.tableName("Items"))
                    .item(
                        Map.of(
                            "pk", AttributeValue.fromS(key), name, AttributeValue.fromS(value))));
  }

  private List<String> deadEvents() {
    return host
        .sqs()
        .receiveMessage(r -> r.queueUrl(host.queueUrl("DeadEvents")).waitTimeSeconds(2))
        .messages()
        .stream()
        .map(Message::body)
        .toList();
  }
}
