package dev.opsledger.core.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A function that is given JSON and answers JSON. For a handler of typed events the runtime builds
 * serializers by reflection when it starts, which takes longer than everything else a small
 * function does then; a handler of streams is spared that.
 */
public abstract class JsonHandler implements RequestStreamHandler {
  @Override
  public final void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonNode event = parse(input);
    output.write(Json.bytes(Deadline.call(Deadline.of(context), () -> answer(event, context))));
  }

  /** The answer to an event. */
  protected abstract JsonNode answer(JsonNode event, Context context);

  /** Reads an event, by default with clean texts. */
  protected JsonNode read(byte[] event) throws MalformedJsonException {
    return Json.parse(event);
  }

  private JsonNode parse(InputStream input) throws IOException {
    try {
      return read(input.readAllBytes());
    } catch (MalformedJsonException e) {
      throw new IllegalArgumentException("the event is not JSON", e);
    }
  }
}
