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
 * A function with JSON input and output. For handlers of typed events the Lambda runtime builds
 * serializers by reflection at startup, which takes longer than the rest of a small function's
 * startup; a {@link RequestStreamHandler} avoids that.
 */
public abstract class JsonHandler implements RequestStreamHandler {
  @Override
  public final void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonNode event = parse(input);
    output.write(Json.bytes(Deadline.call(Deadline.of(context), () -> answer(event, context))));
  }

  /** Handles an event and returns the response. */
  protected abstract JsonNode answer(JsonNode event, Context context);

  /** Parses an event; by default all texts are cleaned. */
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
