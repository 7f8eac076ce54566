package dev.opsledger.local.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.template.Arn;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** EventBridge's {@code PutEvents}. */
final class PutEvents {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Bus bus;
  private final Clock clock;

  PutEvents(Bus bus, Clock clock) {
    this.bus = bus;
    this.clock = clock;
  }

  ObjectNode answer(JsonNode request) {
    ObjectNode answer = MAPPER.createObjectNode();
    var entries = answer.putArray("Entries");
    int failed = 0;
    for (JsonNode each : request.path("Entries")) {
      ObjectNode result = put(each);
      failed += result.has("ErrorCode") ? 1 : 0;
      entries.add(result);
    }
    return answer.put("FailedEntryCount", failed);
  }

  private ObjectNode put(JsonNode entry) {
    String name =
        entry.path("EventBusName").asText("default").replaceFirst("^arn:.*event-bus/", "");
    if (!bus.has(name)) {
      return refused("ResourceNotFoundException", "Event bus " + name + " does not exist.");
    }
    if (entry.path("Source").asText().isEmpty() || entry.path("DetailType").asText().isEmpty()) {
      return refused("InvalidArgument", "Parameter Source or DetailType is missing.");
    }
    try {
      JsonNode detail = MAPPER.readTree(entry.path("Detail").asText());
      if (!detail.isObject()) {
        return refused("MalformedDetail", "Detail is not an object.");
      }
      ObjectNode event = event(entry, detail);
      bus.publish(name, event);
      return MAPPER.createObjectNode().put("EventId", event.path("id").asText());
    } catch (JsonProcessingException malformed) {
      return refused("MalformedDetail", "Detail is malformed.");
    }
  }

  private static ObjectNode refused(String code, String message) {
    return MAPPER.createObjectNode().put("ErrorCode", code).put("ErrorMessage", message);
  }

  private ObjectNode event(JsonNode entry, JsonNode detail) {
    Instant time =
        entry.has("Time")
            ? Instant.ofEpochSecond(entry.path("Time").asLong())
            : clock.instant().truncatedTo(ChronoUnit.SECONDS);
    ObjectNode event =
        MAPPER
            .createObjectNode()
            .put("version", "0")
            .put("id", UUID.randomUUID().toString())
            .put("detail-type", entry.path("DetailType").asText())
            .put("source", entry.path("Source").asText())
            .put("account", Arn.account())
            .put("time", time.toString())
            .put("region", Arn.region());
    event.putArray("resources").addAll(entry.path("Resources").valueStream().toList());
    event.set("detail", detail);
    return event;
  }
}
