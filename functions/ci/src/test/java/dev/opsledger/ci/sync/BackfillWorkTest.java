package dev.opsledger.ci.sync;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.ci.store.Agenda;
import dev.opsledger.core.dynamo.Table;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** After which syncs older runs are looked for. */
class BackfillWorkTest {
  /** A table that refuses every call. */
  private static final class Refusing implements DynamoDbClient {
    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }

  private static void begin(String finished) {
    var agenda = new Agenda(new Table(new Refusing(), "table"));
    new BackfillWork(null, null, agenda, null, null, null).begin(finished);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.ci.backfill", "a.ci.week.backfill", "a.ci.count", "a.ci.jobs"})
  void aSyncThatListsNoNewRunsIsNoReason(String finished) {
    assertThatCode(() -> begin(finished)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.ci", "a.ci.week", "delivery-1"})
  void aSyncThatListsRunsIs(String finished) {
    assertThatThrownBy(() -> begin(finished))
        .as("the agenda is read")
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
