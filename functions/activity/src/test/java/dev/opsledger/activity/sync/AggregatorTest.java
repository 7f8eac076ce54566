package dev.opsledger.activity.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.opsledger.activity.store.EventStore;
import dev.opsledger.activity.store.EventsInMemory;
import dev.opsledger.core.dynamo.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which messages of a batch are acknowledged. */
class AggregatorTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  private final EventsInMemory rows = new EventsInMemory();
  private final Aggregator aggregator =
      new Aggregator(new EventStore(new Table(rows, "activity"), CLOCK));

  private static SQSMessage message(String group, String key) {
    return message(
        group,
        key,
        "{\"key\":\"%s\",\"name\":\"a.b\",\"occurredAt\":\"2026-11-22T12:00:00Z\"}".formatted(key));
  }

  private static SQSMessage message(String group, String id, String body) {
    var message = new SQSMessage();
    message.setMessageId(id);
    message.setBody(body);
    message.setAttributes(Map.of("MessageGroupId", group));
    return message;
  }

  private List<String> failures(SQSMessage... messages) {
    var batch = new SQSEvent();
    batch.setRecords(List.of(messages));
    return aggregator.handle(batch).getBatchItemFailures().stream()
        .map(BatchItemFailure::getItemIdentifier)
        .toList();
  }

  @Test
  void whatIsStoredIsAcknowledged() {
    assertThat(failures(message("g", "a"), message("g", "b"), message("h", "p", "{\"project\":7}")))
        .isEmpty();
    assertThat(rows.keys())
        .containsExactly("FEED 2026-11", "OTHER#a EVENT", "OTHER#b EVENT", "PROJECT#7 PROJECT");
  }

  @Test
  void afterAFailureTheRestOfItsGroupWaitsAndOtherGroupsGoOn() {
    rows.refuse("OTHER#b");
    assertThat(failures(message("g", "a"), message("g", "b"), message("h", "x"), message("g", "c")))
        .containsExactly("b", "c");
    assertThat(rows.keys()).contains("OTHER#a EVENT", "OTHER#x EVENT").hasSize(3);

    rows.accept();
    assertThat(failures(message("g", "b"), message("g", "c"))).isEmpty();
    assertThat(rows.keys()).contains("OTHER#b EVENT", "OTHER#c EVENT");
  }

  @Test
  void aMessageThatCannotBeReadHoldsUpItsGroupOnly() {
    assertThat(failures(message("g", "bad", "x"), message("g", "a"), message("h", "b")))
        .containsExactly("bad", "a");
  }

  @Test
  void aBatchThatComesAgainStoresNothingTwice() {
    failures(message("g", "a"), message("g", "b"));
    assertThat(failures(message("g", "a"), message("g", "b"))).isEmpty();
    assertThat(rows.text("OTHER#a EVENT", "id")).isEqualTo("1");
    assertThat(rows.text("OTHER#b EVENT", "id")).isEqualTo("2");
  }
}
