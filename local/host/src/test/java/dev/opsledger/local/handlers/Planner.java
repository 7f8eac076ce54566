package dev.opsledger.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Records the events that started it. */
public final class Planner implements RequestHandler<Map<String, Object>, String> {
  @Override
  public String handleRequest(Map<String, Object> event, Context context) {
    Seen.add("planner " + event);
    if (event.toString().contains("run-badly")) {
      throw new IllegalStateException("on purpose");
    }
    return "done";
  }
}
