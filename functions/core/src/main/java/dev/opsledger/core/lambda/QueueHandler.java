package dev.opsledger.core.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.json.tree.JsonNode;
import java.util.List;

/** A function that takes batches of messages from a queue and may leave some of them there. */
public abstract class QueueHandler extends JsonHandler {
  @Override
  protected final JsonNode answer(JsonNode event, Context context) {
    SQSEvent batch = QueueEvents.read(event);
    // Asked of a new version before it takes calls: that it starts, and nothing more.
    boolean nothing = batch.getRecords().isEmpty();
    return BatchResponses.of(nothing ? new SQSBatchResponse(List.of()) : handle(batch, context));
  }

  /** Does a batch; the answer names the messages that are to come again. */
  protected abstract SQSBatchResponse handle(SQSEvent batch, Context context);
}
