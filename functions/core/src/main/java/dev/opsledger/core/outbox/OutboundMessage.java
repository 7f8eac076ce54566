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
 */
public record OutboundMessage(String queueUrl, Optional<String> group, String id, String body) {
  /** A message for a FIFO queue. */
  public static OutboundMessage inOrder(String queueUrl, String group, String id, String body) {
    return new OutboundMessage(queueUrl, Optional.of(group), id, body);
  }

  /** A message for a standard queue, which keeps no order. */
  public static OutboundMessage loose(String queueUrl, String id, String body) {
    return new OutboundMessage(queueUrl, Optional.empty(), id, body);
  }
}
