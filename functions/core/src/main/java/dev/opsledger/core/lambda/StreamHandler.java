package dev.opsledger.core.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.micronaut.json.tree.JsonNode;
import java.util.List;

/** A function that takes batches of a table's stream, from the first record that is left. */
public abstract class StreamHandler extends JsonHandler {
  @Override
  protected final JsonNode answer(JsonNode event, Context context) {
    DynamodbEvent batch = StreamEvents.read(event);
    // Asked of a new version before it takes calls: that it starts, and nothing more.
    boolean nothing = batch.getRecords().isEmpty();
    return BatchResponses.of(
        nothing ? new StreamsEventResponse(List.of()) : handle(batch, context));
  }

  /** Does a batch; the answer names the first record that is to come again. */
  protected abstract StreamsEventResponse handle(DynamodbEvent batch, Context context);
}
