package dev.opsledger.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.HostDriver;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Rows that cannot be published do not block later ones. */
class PoisonedStreamTest {
  @Test
  void laterDeploymentsReachTheFeedPastRowsThatCannotBeTold() throws Exception {
    try (var ledger = new Ledger(0, Map.of(), plan -> plan).withProject()) {
      int first = deploy(ledger);
      ledger.settle();
      change(ledger, first, Map.of("commitSha", AttributeValue.fromS("bad \uffff")));
      change(ledger, first, Map.of("status", AttributeValue.fromS("NONSENSE")));
      int later = deploy(ledger);
      ledger.settle();

      String feed = ledger.send("GET", "/activity", null, "Authorization", "Bearer a").body();
      assertThat(feed).contains("Deployment " + later + " of P");
      var aside = ledger.waiting("PublisherFailures");
      // Characters that SQS forbids are sent as U+FFFD; only unreadable rows go to the failure
      // queue.
      assertThat(aside)
          .singleElement()
          .satisfies(
              message ->
                  assertThat(HostDriver.json(message.body()).path("after").path("status").asText())
                      .isEqualTo("NONSENSE"));
    }
  }

  private static int deploy(Ledger ledger) {
    var answer = ledger.send("POST", "/projects/1/deployment", "", "Authorization", "Bearer p");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return HostDriver.json(answer.body()).get("id").asInt();
  }

  private static void change(Ledger ledger, int id, Map<String, AttributeValue> change) {
    String table = ledger.host.tableName("DeploymentsTable");
    var row =
        ledger.host.dynamo().scan(s -> s.tableName(table)).items().stream()
            .filter(item -> item.get("sk").s().equals("DEPLOYMENT"))
            .filter(item -> item.get("id").n().equals(Integer.toString(id)))
            .findFirst()
            .orElseThrow();
    var changed = new HashMap<>(row);
    changed.put("revision", AttributeValue.fromN("2"));
    changed.putAll(change);
    ledger.host.dynamo().putItem(p -> p.tableName(table).item(changed));
  }
}
