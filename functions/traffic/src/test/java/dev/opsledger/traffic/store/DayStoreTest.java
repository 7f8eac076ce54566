package dev.opsledger.traffic.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.dynamo.Table;
import dev.opsledger.traffic.domain.Counts;
import dev.opsledger.traffic.domain.Day;
import dev.opsledger.traffic.domain.FetchResult;
import dev.opsledger.traffic.domain.FetchWindow;
import dev.opsledger.traffic.domain.SyncState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Two fetches of one repository at the same time. */
class DayStoreTest {
  private static final LocalDate DATE = LocalDate.parse("2026-11-20");
  private static final SyncState STATE = SyncState.pending(Instant.parse("2026-11-22T10:00:00Z"));

  private final Repository repository = new Repository();
  private final DayStore store =
      new DayStore(new Table(repository, "traffic", _ -> repository.waits++));

  /**
   * A table with a repository, of which another fetch has just stored a day: only strongly
   * consistent reads show it, and only a write over it holds.
   */
  private static final class Repository implements DynamoDbClient {
    private final List<TransactWriteItemsRequest> written = new ArrayList<>();
    private int waits;
    private int conflicts;
    private boolean exists = true;

    private static Map<String, AttributeValue> stored() {
      var day = new Day(DATE, new Counts(90, 9), Optional.empty(), true);
      return DayRows.row("r1", day).attributes();
    }

    @Override
    public QueryResponse query(QueryRequest request) {
      return QueryResponse.builder()
          .items(request.consistentRead() ? List.of(stored()) : List.of())
          .build();
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
      return exists
          ? GetItemResponse.builder().item(request.key()).build()
          : GetItemResponse.builder().build();
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
      String condition = request.transactItems().getFirst().put().conditionExpression();
      if (!exists || condition.contains("attribute_not_exists(pk)") || conflicts-- > 0) {
        throw TransactionCanceledException.builder()
            .cancellationReasons(
                CancellationReason.builder().code("ConditionalCheckFailed").build())
            .build();
      }
      written.add(request);
      return TransactWriteItemsResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }

  private void fetch(long views) {
    var result =
        new FetchResult(
            new FetchWindow(DATE, DATE.plusDays(1)),
            Optional.empty(),
            Map.of(DATE, new Counts(views, 3)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    store.store("r1", result, STATE, STATE);
  }

  @Test
  void theLargerNumbersAreKept() {
    fetch(120);
    var day = repository.written.getFirst().transactItems().getFirst().put().item();
    assertThat(day.get("v").n()).isEqualTo("120");
    assertThat(day.get("vu").n()).isEqualTo("9");
  }

  @Test
  void aFetchThatLosesManyTimesWaitsBetweenItsTries() {
    repository.conflicts = 20;
    fetch(120);
    assertThat(repository.written).hasSize(1);
    assertThat(repository.waits).isEqualTo(20);
  }

  @Test
  void nothingIsStoredOfARepositoryThatIsGone() {
    repository.exists = false;
    fetch(120);
    assertThat(repository.written).isEmpty();
    assertThat(repository.waits).isZero();
  }
}
