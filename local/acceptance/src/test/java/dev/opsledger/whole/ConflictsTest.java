package dev.opsledger.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.HostDriver;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** While most writes hit transaction conflicts, every writer still succeeds. */
class ConflictsTest {
  /** Rejects two of three writes, as DynamoDB does while a transaction holds their items. */
  private static final class Busy implements CallObserver {
    private final AtomicInteger writes = new AtomicInteger();
    private final Set<String> tables = ConcurrentHashMap.newKeySet();

    @Override
    public void asked(SdkRequest request) {
      switch (request) {
        case TransactWriteItemsRequest together -> {
          var first = together.transactItems().getFirst();
          tables.add(
              first.put() != null
                  ? first.put().tableName()
                  : first.update() != null ? first.update().tableName() : "");
          if (meetsAnother()) {
            throw TransactionCanceledException.builder()
                .cancellationReasons(
                    CancellationReason.builder().code("TransactionConflict").build())
                .build();
          }
        }
        case PutItemRequest _, UpdateItemRequest _, DeleteItemRequest _ -> {
          if (meetsAnother()) {
            throw TransactionConflictException.builder().build();
          }
        }
        default -> {}
      }
    }

    private boolean meetsAnother() {
      return writes.incrementAndGet() % 3 != 0;
    }
  }

  @Test
  void noWriterFailsOrBurnsAnAttempt() throws Exception {
    var busy = new Busy();
    var once =
        Map.of(
            "SYNC_MAX_ATTEMPTS",
            "1",
            "TRAFFIC_ENCRYPTION_KEY",
            "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    try (var ledger = new Ledger(3, once, plan -> plan.observer(busy)).withProject()) {
      String token = user(ledger);
      var added =
          ledger.send(
              "POST",
              "/api/repos/create",
              "{\"url\":\"https://github.com/acme/r0\"}",
              "X-API-Token",
              token);
      assertThat(added.statusCode()).as(added.body()).isBetween(200, 201);
      var deployed = ledger.send("POST", "/projects/1/deployment", "", "Authorization", "Bearer p");
      assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(201);

      JsonNode progress = ledger.refreshed();

      assertThat(progress.get("finished").asBoolean()).as("%s", progress).isTrue();
      assertThat(progress.get("failures")).isEmpty();
      assertThat(ledger.json("/org/acme/daily-runs")).hasSize(3);
      for (String queue : Set.of("Ci", "Oncall", "Traffic", "Gists", "Facts", "Activity")) {
        assertThat(ledger.waiting(queue + "DeadLetters")).as(queue).isEmpty();
      }
      assertThat(busy.tables)
          .contains(
              ledger.host.tableName("SyncTable"),
              ledger.host.tableName("TrafficTable"),
              ledger.host.tableName("DeploymentsTable"),
              ledger.host.tableName("FrontTable"));
    }
  }

  private static String user(Ledger ledger) {
    var created = ledger.send("POST", "/api/users/create", "{\"email\":\"user@example.com\"}");
    assertThat(created.statusCode()).as(created.body()).isBetween(200, 201);
    return HostDriver.json(created.body()).get("token").asText();
  }
}
