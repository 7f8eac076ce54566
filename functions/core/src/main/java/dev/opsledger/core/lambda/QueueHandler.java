package dev.opsledger.core.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.json.tree.JsonNode;
import java.util.List;

/** A function that handles SQS batches, with partial batch responses. */
public abstract class QueueHandler extends JsonHandler {
  @Override
  protected final JsonNode answer(JsonNode event, Context context) {
    SQSEvent batch = QueueEvents.read(event);
    // A deployment invokes the new version with an empty batch, only to see that it starts.
    boolean nothing = batch.getRecords().isEmpty();
    return BatchResponses.of(nothing ? new SQSBatchResponse(List.of()) : handle(batch, context));
  }

  /** Handles a batch; the response names the messages to retry. */
  protected abstract SQSBatchResponse handle(SQSEvent batch, Context context);
}
