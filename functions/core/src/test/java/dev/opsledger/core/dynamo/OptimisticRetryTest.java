package dev.opsledger.core.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

class OptimisticRetryTest {
  private static final List<TransactWriteItem> ITEMS =
      List.of(TransactWriteItem.builder().put(p -> p.item(Row.of("a", "b").attributes())).build());

  private final List<Duration> waits = new ArrayList<>();

  /** Refuses a number of writes, and takes those after them. */
  private static final class Busy implements DynamoDbClient {
    private final RuntimeException refusal;
    private int refusals;

    Busy(int refusals, RuntimeException refusal) {
      this.refusals = refusals;
      this.refusal = refusal;
    }

    private <T> T answer(T answer) {
      if (refusals-- > 0) {
        throw refusal;
      }
      return answer;
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
      return answer(TransactWriteItemsResponse.builder().build());
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
      return answer(PutItemResponse.builder().build());
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
      return answer(UpdateItemResponse.builder().attributes(Map.of()).build());
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
      return answer(DeleteItemResponse.builder().build());
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }

  private static TransactionCanceledException cancelled(String... codes) {
    return TransactionCanceledException.builder()
        .cancellationReasons(
            Arrays.stream(codes)
                .map(code -> CancellationReason.builder().code(code).build())
                .toList())
        .build();
  }

  private Table table(int refusals, RuntimeException refusal) {
    return new Table(new Busy(refusals, refusal), "Table", waits::add);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
  void aTransactionThatMeetsAnotherIsRepeated(String code) {
    assertThat(table(5, cancelled("None", code)).transact(ITEMS)).isTrue();

    assertThat(waits).hasSize(5).allMatch(wait -> wait.toMillis() >= 1 && wait.toMillis() <= 250);
  }

  @Test
  void everyPlainWriteThatMeetsATransactionIsRepeated() {
    var conflict = TransactionConflictException.builder().build();
    Row row = Row.of("a", "b");

    table(1, conflict).put(row);
    assertThat(table(1, conflict).putNew(row)).isTrue();
    assertThat(table(1, conflict).update("a", "b", u -> u)).isPresent();
    table(1, conflict).delete("a", "b");

    assertThat(waits).hasSize(4);
  }

  @Test
  void aConditionThatDoesNotHoldIsAnAnswer() {
    var both = cancelled("TransactionConflict", "ConditionalCheckFailed");

    assertThat(table(1, both).transact(ITEMS)).isFalse();
    assertThat(waits).isEmpty();
  }

  @Test
  void whatNoWaitingCuresIsNotRepeated() {
    var wrong = cancelled("ValidationError");

    assertThatThrownBy(() -> table(1, wrong).transact(ITEMS)).isSameAs(wrong);
    assertThat(waits).isEmpty();
  }

  @Test
  void waitingEndsBelowHalfAMinute() {
    var forEver = table(Integer.MAX_VALUE, cancelled("TransactionConflict"));

    assertThatThrownBy(() -> forEver.transact(ITEMS)).isInstanceOf(TooBusyException.class);
    assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
        .isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void anAttemptIsRepeatedUntilItHasAResult() {
    var results = new ArrayList<>(List.of(Optional.<String>empty(), Optional.of("done")));

    assertThat(new OptimisticRetry(waits::add).<String>settle(results::removeFirst))
        .isEqualTo("done");
    assertThat(waits).hasSize(1);
    assertThatThrownBy(() -> new OptimisticRetry(waits::add).settle(Optional::empty))
        .isInstanceOf(TooBusyException.class);
  }
}
