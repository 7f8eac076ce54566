package dev.opsledger.core.sync;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.opsledger.core.json.MalformedJsonException;
import java.util.Optional;

/**
 * One SQS message of a batch, with its parsed unit.
 *
 * @param message the SQS message
 * @param carried the parsed unit; empty if the body is not a valid unit
 * @param flaw why the body is not a valid unit; empty if it is one
 */
record Delivery(SQSMessage message, Optional<UnitMessage> carried, String flaw) {
  static Delivery of(SQSMessage message) {
    try {
      return new Delivery(message, Optional.of(UnitMessage.parse(message.getBody())), "");
    } catch (MalformedJsonException e) {
      return new Delivery(message, Optional.empty(), "not a unit of work: " + e.getMessage());
    }
  }

  /** Whether SQS has delivered this message before, to any consumer. */
  boolean again() {
    return Integer.parseInt(message.getAttributes().get("ApproximateReceiveCount")) > 1;
  }
}
