package dev.opsledger.traffic.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.traffic.domain.AccessToken;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/** What keys open between the deletion of their owner and the purge of what is left. */
class TrafficUserStoreTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final String REPOSITORY = "6c21d80b-df56-4ff5-ba20-e22226d9c503";

  private final StoredUsers rows = new StoredUsers(new HashMap<>());
  private final TrafficUserStore users =
      new TrafficUserStore(new Table(rows, "traffic"), Clock.systemUTC());
  private final AccessToken token = AccessToken.read(TOKEN).orElseThrow();
  private final AccessToken shared = token.forRepository(REPOSITORY, 0);

  private record StoredUsers(Map<Map<String, AttributeValue>, Row> rows) implements DynamoDbClient {
    void put(Row row) {
      rows.put(Table.key(row.pk(), row.sk()), row);
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
      Row row = rows.get(request.key());
      return GetItemResponse.builder().item(row == null ? null : row.attributes()).build();
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }

  private void share() {
    rows.put(Row.of(TrafficKeys.user(token.hash()), TrafficKeys.USER));
    rows.put(KeyRow.ofRepository(shared, token.hash(), REPOSITORY));
  }

  @Test
  void theKeyToOneRepositoryOpensItsPages() {
    share();
    assertThat(users.pageAccess(shared.reveal()))
        .hasValueSatisfying(access -> assertThat(access.mayOpen(REPOSITORY)).isTrue());
  }

  @Test
  void theKeyToOneRepositoryEndsWithItsOwner() {
    share();
    rows.rows().remove(Table.key(TrafficKeys.user(token.hash()), TrafficKeys.USER));
    assertThat(users.pageAccess(shared.reveal())).isEmpty();
  }
}
