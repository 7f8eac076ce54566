package dev.opsledger.core.outbox;

import java.util.Optional;

/**
 * A message that waits to be sent.
 *
 * @param queueUrl where to
 * @param group on a FIFO queue, messages of one group are delivered in the order in which they are
 *     sent; empty on a queue without order
 * @param id the same whenever the same thing is told again; a FIFO queue drops the second
 * @param body what it says
 */
public record OutboundMessage(String queueUrl, Optional<String> group, String id, String body) {
  /** On a FIFO queue. */
  public static OutboundMessage inOrder(String queueUrl, String group, String id, String body) {
    return new OutboundMessage(queueUrl, Optional.of(group), id, body);
  }

  /** On a queue without order. */
  public static OutboundMessage loose(String queueUrl, String id, String body) {
    return new OutboundMessage(queueUrl, Optional.empty(), id, body);
  }
}
