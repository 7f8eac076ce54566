package dev.opsledger.core.outbox;

import java.util.Optional;

/**
 * A message to be sent to an SQS queue.
 *
 * @param queueUrl the target queue's URL
 * @param group the message group of a FIFO queue, which keeps the order within it; empty for a
 *     standard queue
 * @param id the same on every retry; a FIFO queue uses it to drop duplicates
 * @param body the message body
 * @param joins whether it may travel with others, as one message whose body is a JSON array of
 *     their bodies; its queue's consumer must know both forms
 */
public record OutboundMessage(
    String queueUrl, Optional<String> group, String id, String body, boolean joins) {
  /** A message for a FIFO queue. */
  public static OutboundMessage inOrder(String queueUrl, String group, String id, String body) {
    return new OutboundMessage(queueUrl, Optional.of(group), id, body, false);
  }

  /** A message for a standard queue, which keeps no order. */
  public static OutboundMessage loose(String queueUrl, String id, String body) {
    return new OutboundMessage(queueUrl, Optional.empty(), id, body, false);
  }

  /** A message for a standard queue that may travel with others. */
  public static OutboundMessage joining(String queueUrl, String id, String body) {
    return new OutboundMessage(queueUrl, Optional.empty(), id, body, true);
  }
}
