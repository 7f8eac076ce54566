package dev.opsledger.local.queue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/** Tracks received messages of one queue: those being handled, and those left to be retried. */
final class InFlightMessages {
  private static final int MOST_IN_ONE_CALL = 10;

  private final SqsClient sqs;
  private final String url;
  private final Set<Message> inHand = ConcurrentHashMap.newKeySet();
  private final Set<String> left = ConcurrentHashMap.newKeySet();

  InFlightMessages(SqsClient sqs, String url) {
    this.sqs = sqs;
    this.url = url;
  }

  void take(List<Message> messages) {
    inHand.addAll(messages);
    messages.forEach(each -> left.remove(each.messageId()));
  }

  /** Deletes handled messages; one that was received again in the meantime is handled once more. */
  void done(List<Message> messages) {
    for (int from = 0; from < messages.size(); from += MOST_IN_ONE_CALL) {
      delete(messages.subList(from, Math.min(messages.size(), from + MOST_IN_ONE_CALL)));
    }
  }

  private void delete(List<Message> some) {
    var kept = new HashSet<Message>();
    try {
      sqs.deleteMessageBatch(r -> r.queueUrl(url).entries(entries(some)))
          .failed()
          .forEach(each -> kept.add(keep(some.get(Integer.parseInt(each.id())), each.message())));
    } catch (SdkException late) {
      some.forEach(each -> kept.add(keep(each, late.getMessage())));
    }
    some.stream().filter(each -> !kept.contains(each)).forEach(inHand::remove);
  }

  private static List<DeleteMessageBatchRequestEntry> entries(List<Message> messages) {
    return IntStream.range(0, messages.size())
        .mapToObj(
            i ->
                DeleteMessageBatchRequestEntry.builder()
                    .id(Integer.toString(i))
                    .receiptHandle(messages.get(i).receiptHandle())
                    .build())
        .toList();
  }

  private Message keep(Message message, String reason) {
    System.getLogger(InFlightMessages.class.getName())
        .log(
            System.Logger.Level.WARNING,
            "A message of {0} could not be deleted and will be received again: {1}",
            url,
            reason);
    leave(message);
    return message;
  }

  /** Leaves a failed message to reappear after its visibility timeout. */
  void leave(Message message) {
    left.add(message.messageId());
    inHand.remove(message);
  }

  /** Makes a message visible again at once. */
  void giveBack(Message message) {
    try {
      sqs.changeMessageVisibility(
          r -> r.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
    } catch (SdkException doneMeanwhile) {
      System.getLogger(InFlightMessages.class.getName())
          .log(System.Logger.Level.DEBUG, doneMeanwhile.getMessage());
    }
    inHand.remove(message);
  }

  /** Makes all received messages visible again. */
  void release() {
    inHand.forEach(this::giveBack);
  }

  int inHand() {
    return inHand.size();
  }

  int left() {
    return left.size();
  }

  void forgetLeft() {
    left.clear();
  }
}
