package dev.opsledger.core.sync;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.opsledger.core.json.MalformedJsonException;
import java.util.Optional;

/**
 * A message of a batch.
 *
 * @param message the message
 * @param carried what it carries, empty when that is no unit
 * @param flaw why it is no unit
 */
record Delivery(SQSMessage message, Optional<UnitMessage> carried, String flaw) {
  static Delivery of(SQSMessage message) {
    try {
      return new Delivery(message, Optional.of(UnitMessage.parse(message.getBody())), "");
    } catch (MalformedJsonException e) {
      return new Delivery(message, Optional.empty(), "not a unit of work: " + e.getMessage());
    }
  }

  /** Whether the queue has delivered it before, to whomever. */
  boolean again() {
    return Integer.parseInt(message.getAttributes().get("ApproximateReceiveCount")) > 1;
  }
}
