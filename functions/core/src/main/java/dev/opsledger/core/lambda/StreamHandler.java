package dev.opsledger.core.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.micronaut.json.tree.JsonNode;

/** A function that takes batches of a table's stream, from the first record that is left. */
public abstract class StreamHandler extends JsonHandler {
  @Override
  protected final JsonNode answer(JsonNode event, Context context) {
    return BatchAnswers.of(handle(StreamEvents.read(event), context));
  }

  /** Does a batch; the answer names the first record that is to come again. */
  protected abstract StreamsEventResponse handle(DynamodbEvent batch, Context context);
}
