package dev.opsledger.local.simulator.github.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.simulator.github.webhook.DeliveryAttempt;
import dev.opsledger.local.simulator.server.SimulatorJson;

/** Renders webhook deliveries. */
public final class DeliveryJson {
  private DeliveryJson() {}

  /** A delivery as an entry of the list. */
  public static ObjectNode of(DeliveryAttempt delivery) {
    JsonNode payload = payload(delivery);
    var json =
        SimulatorJson.object()
            .put("id", delivery.id())
            .put("guid", delivery.guid())
            .put("delivered_at", delivery.at().toString())
            .put("redelivery", delivery.redelivery())
            .put("duration", 0.27)
            .put("status", delivery.status())
            .put("status_code", delivery.statusCode())
            .put("event", delivery.event());
    json.set("action", payload.path("action").isTextual() ? payload.path("action") : null);
    json.set("installation_id", id(payload, "installation"));
    json.set("repository_id", id(payload, "repository"));
    return json.putNull("throttled_at");
  }

  /** A body that is not JSON is about nothing. */
  private static JsonNode payload(DeliveryAttempt delivery) {
    String body = delivery.webhook().body();
    return body.startsWith("{") ? SimulatorJson.read(body) : SimulatorJson.object();
  }

  private static JsonNode id(JsonNode payload, String of) {
    JsonNode id = payload.path(of).path("id");
    return id.isIntegralNumber() ? id : null;
  }
}
