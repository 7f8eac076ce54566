package dev.opsledger.core.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** The queue of a source's units, and its dead-letter queue. */
public final class UnitQueue {
  /** SQS accepts ten messages per batch, 256 KiB in total; units are far smaller. */
  private static final int BATCH = 10;

  /** The longest {@code DelaySeconds} of SQS; a longer wait takes several delays. */
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

  private final Supplier<SqsClient> sqs;
  private final String queueUrl;
  private final String deadLetterUrl;
  private final Clock clock;

  /**
   * @param queueUrl the queue's URL
   * @param deadLetterUrl the dead-letter queue's URL; empty for callers that only send
   */
  public UnitQueue(Supplier<SqsClient> sqs, String queueUrl, String deadLetterUrl, Clock clock) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.deadLetterUrl = deadLetterUrl;
    this.clock = clock;
  }

  /** Sends units in batches of ten. */
  void send(List<Unit> units) {
    for (int from = 0; from < units.size(); from += BATCH) {
      sendBatch(units.subList(from, Math.min(units.size(), from + BATCH)));
    }
  }

  private void sendBatch(List<Unit> units) {
    var entries = new ArrayList<SendMessageBatchRequestEntry>(units.size());
    for (Unit unit : units) {
      String id = Integer.toString(entries.size());
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id(id)
              .messageBody(UnitMessage.fresh(unit).toJson())
              .build());
    }
    var answer = sqs.get().sendMessageBatch(b -> b.queueUrl(queueUrl).entries(entries));
    if (answer.hasFailed() && !answer.failed().isEmpty()) {
      BatchResultErrorEntry first = answer.failed().getFirst();
      throw new IllegalStateException(
          "%d units could not be queued: %s".formatted(answer.failed().size(), first.code()));
    }
  }

  /**
   * Delays a unit until the vendor's rate limit resets. SQS delays a message by at most 15 minutes,
   * so a longer wait takes several rounds.
   */
  void defer(UnitMessage unit, Instant until) {
    again(unit, Duration.between(clock.instant(), until).plusSeconds(1));
  }

  /** Sends a unit again as a new message, whose receive count starts at zero. */
  void again(UnitMessage unit, Duration after) {
    long seconds = Math.clamp(after.toSeconds(), 0, LONGEST_DELAY.toSeconds());
    sqs.get()
        .sendMessage(
            m -> m.queueUrl(queueUrl).messageBody(unit.toJson()).delaySeconds((int) seconds));
  }

  /**
   * Sends a permanently failed message to the dead-letter queue, with the reason as an attribute.
   */
  void deadLetter(String body, String reason) {
    var attribute = MessageAttributeValue.builder().dataType("String").stringValue(reason).build();
    sqs.get()
        .sendMessage(
            m ->
                m.queueUrl(deadLetterUrl)
                    .messageBody(body)
                    .messageAttributes(Map.of("reason", attribute)));
  }
}
