package dev.opsledger.core.sync;

import java.lang.System.Logger.Level;
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
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** The queue of a source's units, and its dead-letter queue. */
public final class UnitQueue {
  private static final System.Logger LOG = System.getLogger(UnitQueue.class.getName());
  /** SQS takes ten messages in a batch, and 256 KiB in all; units are far smaller. */
  private static final int BATCH = 10;

  /** SQS delays no message longer than this; a longer wait is several delays. */
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

  private final Supplier<SqsClient> sqs;
  private final String queueUrl;
  private final String deadLetterUrl;
  private final Clock clock;

  /**
   * @param queueUrl the queue's address
   * @param deadLetterUrl the dead-letter queue's address; empty for those who only send
   */
  public UnitQueue(Supplier<SqsClient> sqs, String queueUrl, String deadLetterUrl, Clock clock) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.deadLetterUrl = deadLetterUrl;
    this.clock = clock;
  }

  /** Sends units, ten a call. */
  void send(List<Unit> units) {
    for (int from = 0; from < units.size(); from += BATCH) {
      sendBatch(units.subList(from, Math.min(units.size(), from + BATCH)));
    }
  }

  private void sendBatch(List<Unit> units) {
    var entries = new ArrayList<SendMessageBatchRequestEntry>(units.size());
    for (Unit unit : units) {
      String id = Integer.toString(entries.size());
      entries.add(SendMessageBatchRequestEntry.builder().id(id).messageBody(unit.toJson()).build());
    }
    var answer = sqs.get().sendMessageBatch(b -> b.queueUrl(queueUrl).entries(entries));
    if (answer.hasFailed() && !answer.failed().isEmpty()) {
      BatchResultErrorEntry first = answer.failed().getFirst();
      throw new IllegalStateException(
          "%d units could not be queued: %s".formatted(answer.failed().size(), first.code()));
    }
  }

  /**
   * Sets a unit aside until a vendor may be called again. It returns as a new message, so waiting
   * does not count as a failed attempt; SQS delays a message by 15 minutes at most, so a longer
   * wait is made of several.
   */
  void park(Unit unit, Instant until) {
    Duration wait = Duration.between(clock.instant(), until).plusSeconds(1);
    long seconds = Math.clamp(wait.toSeconds(), 1, LONGEST_DELAY.toSeconds());
    sqs.get()
        .sendMessage(
            m -> m.queueUrl(queueUrl).messageBody(unit.toJson()).delaySeconds((int) seconds));
  }

  /**
   * Makes a message that failed visible again after a while, sooner than its queue would. A message
   * that is in nobody's hand any more comes when the queue says; the others of its batch go on.
   */
  void retry(String receiptHandle, Duration after) {
    try {
      sqs.get()
          .changeMessageVisibility(
              v ->
                  v.queueUrl(queueUrl)
                      .receiptHandle(receiptHandle)
                      .visibilityTimeout((int) after.toSeconds()));
    } catch (ReceiptHandleIsInvalidException | MessageNotInflightException late) {
      LOG.log(Level.WARNING, "a message comes again later than meant: {0}", late.getMessage());
    }
  }

  /** Puts a message that failed for good aside for people, with the reason beside it. */
  void bury(String body, String reason) {
    var attribute = MessageAttributeValue.builder().dataType("String").stringValue(reason).build();
    sqs.get()
        .sendMessage(
            m ->
                m.queueUrl(deadLetterUrl)
                    .messageBody(body)
                    .messageAttributes(Map.of("reason", attribute)));
  }
}
