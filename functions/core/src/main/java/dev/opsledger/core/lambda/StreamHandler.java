package dev.opsledger.core.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.micronaut.json.tree.JsonNode;
import java.util.List;

/**
 * A function that handles DynamoDB stream batches; after a failure it resumes at the failed record.
 */
public abstract class StreamHandler extends JsonHandler {
  @Override
  protected final JsonNode answer(JsonNode event, Context context) {
    DynamodbEvent batch = StreamEvents.read(event);
    // A deployment invokes the new version with an empty batch, only to see that it starts.
    boolean nothing = batch.getRecords().isEmpty();
    return BatchResponses.of(
        nothing ? new StreamsEventResponse(List.of()) : handle(batch, context));
  }

  /** Handles a batch; the response names the first record to retry. */
  protected abstract StreamsEventResponse handle(DynamodbEvent batch, Context context);
}
