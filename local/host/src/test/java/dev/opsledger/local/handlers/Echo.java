package dev.opsledger.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opsledger.core.config.InvalidSettingsException;
import dev.opsledger.core.runtime.FunctionEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Responds with its event and its environment variables. */
public final class Echo implements RequestStreamHandler {
  private static final JsonMapper MAPPER = new JsonMapper();

  public Echo() {
    if (FunctionEnvironment.current().variables().getOrDefault("GREETING", "").equals("bad")) {
      throw new InvalidSettingsException(
          List.of("GREETING is bad: say hello.", "And another thing."));
    }
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    JsonNode event = MAPPER.readTree(in);
    var body = MAPPER.createObjectNode();
    body.set("event", event);
    body.put("remaining", context.getRemainingTimeInMillis());
    FunctionEnvironment.current().variables().forEach(body.putObject("variables")::put);
    var answer = MAPPER.createObjectNode().put("statusCode", 201);
    answer.putArray("cookies").add("a=1").add("b=2");
    answer.putObject("headers").put("Content-Type", "application/json").put("X-Echo", "yes");
    answer.put("body", body.toString());
    MAPPER.writeValue(out, answer);
  }
}
