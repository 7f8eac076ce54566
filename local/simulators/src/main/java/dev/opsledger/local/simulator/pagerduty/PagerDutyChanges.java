package dev.opsledger.local.simulator.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.server.SimulatedApi;
import dev.opsledger.local.simulator.server.SimulatedRequest;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import dev.opsledger.local.simulator.server.SimulatorJson;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The change events of PagerDuty's Events API v2, which keeps whatever comes, twice or not. */
final class PagerDutyChanges implements SimulatedApi {
  static final String BASE = "/v2";

  private final String routingKey;
  private final List<JsonNode> taken = new CopyOnWriteArrayList<>();

  PagerDutyChanges(String routingKey) {
    this.routingKey = routingKey;
  }

  /** The events taken so far, in the order in which they came. */
  List<JsonNode> taken() {
    return List.copyOf(taken);
  }

  @Override
  public SimulatedResponse answer(SimulatedRequest request) {
    if (!request.path().equals(BASE + "/change/enqueue") || !request.method().equals("POST")) {
      return SimulatedResponse.json(404, "{\"status\":\"not found\"}");
    }
    JsonNode event = SimulatorJson.read(request.body());
    if (!event.path("routing_key").asText().equals(routingKey)
        || event.path("payload").path("summary").asText().isEmpty()) {
      return SimulatedResponse.json(
          400, "{\"status\":\"invalid event\",\"message\":\"Event object is invalid\"}");
    }
    taken.add(event);
    return SimulatedResponse.json(
        202, "{\"status\":\"success\",\"message\":\"Change event processed\"}");
  }
}
