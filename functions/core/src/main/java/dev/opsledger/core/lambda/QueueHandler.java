package dev.opsledger.core.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.json.tree.JsonNode;

/** A function that takes batches of messages from a queue and may leave some of them there. */
public abstract class QueueHandler extends JsonHandler {
  @Override
  protected final JsonNode answer(JsonNode event, Context context) {
    return BatchAnswers.of(handle(QueueEvents.read(event), context));
  }

  /** Does a batch; the answer names the messages that are to come again. */
  protected abstract SQSBatchResponse handle(SQSEvent batch, Context context);
}
