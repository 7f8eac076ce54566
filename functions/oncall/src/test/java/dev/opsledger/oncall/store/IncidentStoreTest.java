package dev.opsledger.oncall.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.concurrent.OutOfTimeException;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.IncidentDetails;
import dev.opsledger.oncall.domain.LoadRules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/** Many incidents may take longer than a function has: what is stored stays, the rest follows. */
class IncidentStoreTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

  /** Incidents only, in memory. */
  private static final class Rows implements DynamoDbClient {
    final Map<Object, Map<String, AttributeValue>> incidents = new HashMap<>();

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
      var found = new ArrayList<Map<String, AttributeValue>>();
      request
          .requestItems()
          .get("table")
          .keys()
          .forEach(key -> Optional.ofNullable(incidents.get(key)).ifPresent(found::add));
      return BatchGetItemResponse.builder().responses(Map.of("table", found)).build();
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
      for (var write : request.transactItems()) {
        Optional.ofNullable(write.put()).map(Put::item).ifPresent(this::put);
      }
      return TransactWriteItemsResponse.builder().build();
    }

    private void put(Map<String, AttributeValue> item) {
      incidents.put(Map.of("pk", item.get("pk"), "sk", item.get("sk")), item);
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }

  private static List<Incident> incidents(int many) {
    return IntStream.range(0, many)
        .mapToObj(
            i ->
                new Incident(
                    "I" + i,
                    Optional.of((long) i),
                    "Trouble",
                    "triggered",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    AT,
                    Optional.empty(),
                    AT,
                    IncidentDetails.NONE))
        .toList();
  }

  private static IncidentStore store(Table table) {
    var counting = new LoadCounting(table, new LoadRules(ZoneOffset.UTC, false));
    return new IncidentStore(table, counting, _ -> {});
  }

  @Test
  void aFunctionWithoutTimeLeavesTheRestToTheNextOne() {
    var rows = new Rows();
    var store = store(new Table(rows, "table"));
    List<Incident> incidents = incidents(50);
    var late = Optional.of(Deadline.in(Duration.ofSeconds(5)));
    assertThatThrownBy(() -> Deadline.call(late, () -> store.save(incidents)))
        .isInstanceOf(OutOfTimeException.class)
        .hasMessageContaining("34 incidents");
    assertThat(rows.incidents).as("one transaction, so that each call gets on").hasSize(16);
    assertThat(store.save(incidents)).as("the rest only").isEqualTo(34);
    assertThat(rows.incidents).hasSize(50);
  }
}
