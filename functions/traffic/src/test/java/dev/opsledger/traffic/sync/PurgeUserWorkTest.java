package dev.opsledger.traffic.sync;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.concurrent.OutOfTimeException;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.traffic.store.MembershipStore;
import dev.opsledger.traffic.store.PurgeStore;
import dev.opsledger.traffic.store.TrafficKeys;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** A user with many repositories may take longer to purge than a function has. */
class PurgeUserWorkTest {
  private static final String USER = "0123456789abcdef";

  /** One row in every query; any other call fails, as the interface has no default for it. */
  private record OneRow(Map<String, AttributeValue> row) implements DynamoDbClient {
    @Override
    public QueryResponse query(QueryRequest request) {
      return QueryResponse.builder().items(List.of(row)).build();
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }

  private static void purgeWithoutTime(Row row) {
    var table = new Table(new OneRow(row.attributes()), "table");
    var work =
        new PurgeUserWork(new PurgeStore(table), new MembershipStore(table, Clock.systemUTC()));
    Unit.Draft draft = PurgeUserWork.draft(USER);
    var unit = new Unit("sync", "0", "unit", draft.kind(), draft.name(), draft.body());
    Deadline.<Boolean, RuntimeException>call(
        Optional.of(Deadline.in(Duration.ZERO)),
        () -> {
          work.work(unit);
          return true;
        });
  }

  @Test
  void withoutTimeItBeginsNothingAndIsTakenOver() {
    var membership =
        Row.of(TrafficKeys.user(USER), TrafficKeys.repository("r"))
            .with("id", "r")
            .with("fullName", "acme/x")
            .with("createdAt", "2026-11-22T10:00:00Z");
    assertThatThrownBy(() -> purgeWithoutTime(membership)).isInstanceOf(OutOfTimeException.class);
  }
}
