package dev.opsledger.front.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.front.store.NameRows;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Only messages whose facts are stored are acknowledged. */
class ProjectorTest {
  /** Fails every request. */
  private static final class Broken implements DynamoDbClient {
    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }

  private static List<String> failures(String... bodies) {
    var table = new Table(new Broken(), "front");
    var recorder = new FactRecorder(table, new Projections(ZoneOffset.UTC), Clock.systemUTC());
    var batch = new SQSEvent();
    batch.setRecords(
        IntStream.range(0, bodies.length)
            .mapToObj(
                i -> {
                  var message = new SQSMessage();
                  message.setMessageId(Integer.toString(i));
                  message.setBody(bodies[i]);
                  return message;
                })
            .toList());
    return new Projector(recorder, new NameRows(table))
        .handle(batch).getBatchItemFailures().stream()
            .map(BatchItemFailure::getItemIdentifier)
            .toList();
  }

  @Test
  void messagesThatAreNotFactsAreReturned() {
    assertThat(failures("{", "[]", "{}", "[{}]")).containsExactly("0", "1", "2", "3");
  }

  @Test
  void factsThatCannotBeStoredAreReturned() {
    String fact =
        """
        {"source":"ci","kind":"run","id":"1","version":"1","occurredAt":"2026-11-22T10:00:00Z",
         "payload":{"organization":"acme"}}
        """;
    assertThat(failures(fact, "no JSON")).containsExactly("1", "0");
    assertThat(failures("[" + fact + "," + fact + "]", fact)).containsExactly("0", "1");
  }
}
