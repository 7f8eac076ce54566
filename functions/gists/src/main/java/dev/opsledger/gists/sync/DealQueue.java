package dev.opsledger.gists.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * The queue of gists without a deal. Its messages only save time: the deal's row holds whether it
 * is open and when it is due, so a lost message delays a deal and a repeated one changes nothing.
 */
public final class DealQueue {
  private static final int BATCH = 10;

  private final Supplier<SqsClient> sqs;
  private final String queueUrl;
  private final String deadLetterUrl;

  /**
   * @param deadLetterUrl the dead-letter queue's URL; empty if no dead letters are sent
   */
  public DealQueue(Supplier<SqsClient> sqs, String queueUrl, String deadLetterUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.deadLetterUrl = deadLetterUrl;
  }

  /** Sends a message for each gist, ten in a call. */
  void send(List<String> gists) {
    for (int from = 0; from < gists.size(); from += BATCH) {
      var entries = new ArrayList<SendMessageBatchRequestEntry>(BATCH);
      for (String gist : gists.subList(from, Math.min(gists.size(), from + BATCH))) {
        String id = Integer.toString(entries.size());
        entries.add(SendMessageBatchRequestEntry.builder().id(id).messageBody(json(gist)).build());
      }
      sqs.get().sendMessageBatch(b -> b.queueUrl(queueUrl).entries(entries));
    }
  }

  /** Sends a gist whose deal was refused to the dead-letter queue, with the reason. */
  void deadLetter(String gist, String reason) {
    var attribute = MessageAttributeValue.builder().dataType("String").stringValue(reason).build();
    sqs.get()
        .sendMessage(
            m ->
                m.queueUrl(deadLetterUrl)
                    .messageBody(json(gist))
                    .messageAttributes(Map.of("reason", attribute)));
  }

  /** The gist's id in a message, empty if the message has no valid one. */
  static Optional<String> gist(String body) {
    try {
      return Json.text(Json.parse(body), "gist").filter(id -> id.matches("[\\w-]{1,100}"));
    } catch (MalformedJsonException e) {
      return Optional.empty();
    }
  }

  private static String json(String gist) {
    return Json.text(Json.object("gist", gist));
  }
}
