package dev.opsledger.core.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class TransactionBuilderTest {
  /** Keeps the transactions that it is sent, and accepts them or not. */
  private static final class Recorder implements DynamoDbClient {
    private final List<TransactWriteItemsRequest> requests = new ArrayList<>();
    private final boolean holds;

    Recorder(boolean holds) {
      this.holds = holds;
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
      requests.add(request);
      if (!holds) {
        var reason = CancellationReason.builder().code("ConditionalCheckFailed").build();
        throw TransactionCanceledException.builder().cancellationReasons(reason).build();
      }
      return TransactWriteItemsResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }

  private static TransactionBuilder transaction(Recorder recorder) {
    return new TransactionBuilder(new Table(recorder, "things"))
        .putNew(Row.of("a", "b"))
        .update("c", "d", "ADD amount :one", Map.of(":one", Row.number(1L)))
        .updateIf("e", "f", "REMOVE x", "y = :y", Map.of(":y", Row.text("z")));
  }

  @Test
  void allWritesAreInOneTransactionWithTheirConditions() {
    var recorder = new Recorder(true);

    assertThat(transaction(recorder).commit()).isTrue();

    var items = recorder.requests.getFirst().transactItems();
    assertThat(recorder.requests).hasSize(1);
    assertThat(items).hasSize(3);
    assertThat(items.get(0).put().tableName()).isEqualTo("things");
    assertThat(items.get(0).put().conditionExpression()).isEqualTo("attribute_not_exists(pk)");
    assertThat(items.get(0).put().hasExpressionAttributeValues()).isFalse();
    assertThat(items.get(1).update().key()).isEqualTo(Table.key("c", "d"));
    assertThat(items.get(1).update().conditionExpression()).isNull();
    assertThat(items.get(2).update().conditionExpression()).isEqualTo("y = :y");
  }

  @Test
  void aConditionThatDoesNotHoldIsReported() {
    assertThat(transaction(new Recorder(false)).commit()).isFalse();
  }
}
