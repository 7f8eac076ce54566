package dev.opsledger.core.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** A function that EventBridge invokes, on a schedule or for an event that matches a rule. */
public abstract class ScheduleHandler extends JsonHandler {
  @Override
  protected final JsonNode answer(JsonNode event, Context context) {
    handle(read(event));
    return JsonNode.nullNode();
  }

  /** Handles the event. */
  protected abstract void handle(ScheduledEvent event);

  /** Leaves out the time, whose class would load all of Joda-Time. */
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
