package dev.opsledger.core.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** A function that EventBridge starts, for a schedule or for an event that a rule matches. */
public abstract class ScheduleHandler extends JsonHandler {
  @Override
  protected final JsonNode answer(JsonNode event, Context context) {
    handle(read(event));
    return JsonNode.nullNode();
  }

  /** Does what the event asks for. */
  protected abstract void handle(ScheduledEvent event);

  /** Without the time, whose class would bring a whole library of calendars along. */
  private static ScheduledEvent read(JsonNode event) {
    return new ScheduledEvent()
        .withId(Fields.text(event, "id"))
        .withSource(Fields.text(event, "source"))
        .withDetailType(Fields.text(event, "detail-type"))
        .withDetail(detail(Json.child(event, "detail")));
  }

  private static Map<String, Object> detail(JsonNode object) {
    var detail = new LinkedHashMap<String, Object>();
    object.entries().forEach(entry -> detail.put(entry.getKey(), entry.getValue().getValue()));
    return detail;
  }
}
