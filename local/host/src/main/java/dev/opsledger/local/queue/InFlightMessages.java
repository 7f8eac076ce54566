package dev.opsledger.local.queue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Tracks received messages of one queue: those being handled, and those left to be retried. */
final class InFlightMessages {
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

  /**
   * Deletes a handled message; if it was received again in the meantime, it is handled once more.
   */
  void done(Message message) {
    try {
      sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
      inHand.remove(message);
    } catch (SdkException late) {
      System.getLogger(InFlightMessages.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "A message of {0} could not be deleted and will be received again: {1}",
              url,
              late);
      leave(message);
    }
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
