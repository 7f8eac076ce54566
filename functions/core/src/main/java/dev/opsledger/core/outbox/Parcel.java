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
public record Parcel(String queueUrl, Optional<String> group, String id, String body) {
  /** On a FIFO queue. */
  public static Parcel inOrder(String queueUrl, String group, String id, String body) {
    return new Parcel(queueUrl, Optional.of(group), id, body);
  }

  /** On a queue without order. */
  public static Parcel loose(String queueUrl, String id, String body) {
    return new Parcel(queueUrl, Optional.empty(), id, body);
  }
}
