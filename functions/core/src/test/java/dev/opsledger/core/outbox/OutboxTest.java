package dev.opsledger.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import dev.opsledger.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

class OutboxTest {
  private static final PublisherSettings QUEUES = new PublisherSettings("facts", "feed", "aside");

  private final Queues queues = new Queues();
  private final Outbox outbox = new Outbox(() -> queues, QUEUES, OutboxTest::tell);

  /** SQS, which refuses what it is told to. */
  private static final class Queues implements SqsClient {
    private final List<String> sent = new ArrayList<>();
    private final List<String> aside = new ArrayList<>();
    private String refusedText = "\uffff";
    private String refusedCode = "InvalidMessageContents";
    private boolean wholeCall;
    private boolean down;
    private int calls;

    @Override
    public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
      calls++;
      if (down) {
        throw SqsException.builder()
            .awsErrorDetails(AwsErrorDetails.builder().errorCode("RequestThrottled").build())
            .statusCode(400)
            .build();
      }
      var failed =
          request.entries().stream()
              .filter(entry -> entry.messageBody().contains(refusedText))
              .map(
                  entry ->
                      BatchResultErrorEntry.builder()
                          .id(entry.id())
                          .code(refusedCode)
                          .senderFault(true)
                          .build())
              .toList();
      if (wholeCall && !failed.isEmpty()) {
        throw SqsException.builder()
            .awsErrorDetails(AwsErrorDetails.builder().errorCode(refusedCode).build())
            .statusCode(400)
            .build();
      }
      request.entries().stream()
          .filter(entry -> failed.stream().noneMatch(f -> f.id().equals(entry.id())))
          .forEach(entry -> sent.add(entry.messageBody()));
      return SendMessageBatchResponse.builder().failed(failed).build();
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
      assertThat(request.queueUrl()).isEqualTo("aside");
      aside.add(request.messageBody());
      return SendMessageResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return "sqs";
    }

    @Override
    public void close() {}
  }

  private static List<OutboundMessage> tell(RowChange change) {
    // As it is: what a row gives is clean, but nobody knows what else SQS may refuse.
    String text = change.after().orElseThrow().attributes().get("text").s();
    return switch (text) {
      case "unreadable" -> throw new IllegalArgumentException("no such status");
      case "away" -> throw SdkClientException.create("DynamoDB does not answer");
      default ->
          text.startsWith("{")
              ? List.of(OutboundMessage.joining("facts", change.sequence(), text))
              : List.of(OutboundMessage.inOrder("feed", change.pk(), change.sequence(), text));
    };
  }

  private static DynamodbEvent batch(String... texts) {
    var event = new DynamodbEvent();
    event.setRecords(
        IntStream.range(0, texts.length)
            .mapToObj(i -> record("row" + i, i + 1, texts[i]))
            .toList());
    return event;
  }

  private static DynamodbStreamRecord record(String pk, int sequence, String text) {
    var keys = Map.of("pk", new AttributeValue(pk), "sk", new AttributeValue("ROW"));
    var image =
        Map.of(
            "pk", new AttributeValue(pk),
            "sk", new AttributeValue("ROW"),
            "text", new AttributeValue(text),
            "secretHash", new AttributeValue("hidden"));
    var record = new DynamodbStreamRecord();
    record.setEventName("MODIFY");
    record.setDynamodb(
        new StreamRecord()
            .withKeys(keys)
            .withNewImage(image)
            .withSequenceNumber(Integer.toString(sequence))
            .withApproximateCreationDateTime(Date.from(Instant.EPOCH)));
    return record;
  }

  private List<String> again(DynamodbEvent event) {
    return outbox.handle(event).getBatchItemFailures().stream()
        .map(BatchItemFailure::getItemIdentifier)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatSqsNeverTakesIsSetAsideAtOnceAndTheOthersGoOn(boolean wholeCall) throws Exception {
    queues.wholeCall = wholeCall;

    assertThat(again(batch("one", "bad \uffff", "three"))).isEmpty();

    assertThat(queues.sent).containsExactly("one", "three");
    assertThat(queues.aside).hasSize(1);
    String aside = queues.aside.getFirst();
    assertThat(aside).matches("\\p{ASCII}+").doesNotContain("hidden");
    var json = Json.parseExactly(aside.getBytes(StandardCharsets.UTF_8));
    assertThat(Json.text(Json.child(json, "after"), "text")).contains("bad \uffff");
    assertThat(Json.text(Json.child(json, "keys"), "pk")).contains("row1");
    assertThat(Json.text(json, "sequenceNumber")).contains("2");
  }

  @Test
  void aRecordThatCannotBeToldIsSetAsideAfterThreeTries() {
    var event = batch("one", "unreadable", "three");

    assertThat(again(event)).containsExactly("2");
    assertThat(again(event)).containsExactly("2");
    assertThat(queues.aside).isEmpty();
    assertThat(again(event)).isEmpty();

    assertThat(queues.sent).endsWith("one", "three");
    assertThat(queues.aside).singleElement().asString().contains("no such status");
  }

  @Test
  void whileAwsDoesNotAnswerAllWaitInOrder() {
    for (int i = 0; i < 5; i++) {
      assertThat(again(batch("one", "away", "three"))).containsExactly("2");
    }
    queues.down = true;
    for (int i = 0; i < 5; i++) {
      assertThat(again(batch("one", "two"))).containsExactly("1");
    }

    assertThat(queues.aside).isEmpty();
    assertThat(queues.sent).doesNotContain("two", "three");
  }

  @Test
  void aRefusalThatIsNotOfTheContentKeepsTheOrder() {
    queues.refusedText = "two";
    queues.refusedCode = "AccessDenied";

    assertThat(again(batch("one", "two", "three"))).containsExactly("2");

    assertThat(queues.aside).isEmpty();
  }

  @Test
  void messagesThatMayJoinTravelTenInOne() throws Exception {
    String[] facts =
        IntStream.range(0, 25).mapToObj(i -> fact(Integer.toString(i))).toArray(String[]::new);

    assertThat(again(batch(facts))).isEmpty();

    assertThat(queues.calls).isEqualTo(1);
    assertThat(queues.sent).hasSize(3);
    var arrived = new ArrayList<String>();
    for (String body : queues.sent) {
      Fact.readAll(body).forEach(each -> arrived.add(each.id()));
    }
    assertThat(arrived)
        .containsExactlyElementsOf(IntStream.range(0, 25).mapToObj(Integer::toString).toList());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ofMessagesThatTravelTogetherOnlyTheRefusedOneIsSetAside(boolean wholeCall) {
    queues.wholeCall = wholeCall;

    assertThat(again(batch(fact("1"), fact("\uffff"), fact("3")))).isEmpty();

    assertThat(queues.sent).containsExactly(fact("1"), fact("3"));
    assertThat(queues.aside).hasSize(1);
  }

  @Test
  void whatIsTooLongForOneCallTravelsInSeveral() {
    String[] facts =
        IntStream.range(0, 9).mapToObj(i -> fact(i + "x".repeat(25_000))).toArray(String[]::new);

    assertThat(again(batch(facts))).isEmpty();

    assertThat(queues.calls).isEqualTo(5);
    assertThat(queues.sent).allSatisfy(body -> assertThat(body).hasSizeLessThan(60_000));
    assertThat(String.join("", queues.sent)).contains(facts);
  }

  private static String fact(String id) {
    return """
        {"source":"ci","kind":"run","id":"%s","version":"1","occurredAt":"2026-11-22T10:00:00Z",\
        "payload":{"organization":"acme"}}"""
        .formatted(id);
  }

  @Test
  void aRecordThatIsTooLargeIsSetAsideAsFarAsItFits() {
    String body = StreamDeadLetters.body(record("row", 1, "x".repeat(300_000)), "too long");

    assertThat(body).hasSizeLessThan(1_000).contains("row").contains("too long");
  }
}
