package dev.opsledger.front;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An incident: it counts while it is open. */
final class IncidentView {
  static final String TRIGGERED = "triggered";
  static final String ACKNOWLEDGED = "acknowledged";

  private static final String NO_SERVICE = "-";

  private IncidentView() {}

  static View of(Fact fact) {
    JsonNode incident = fact.payload();
    Optional<String> service = Json.text(incident, "serviceId").filter(id -> !id.isEmpty());
    View view = View.of(shares(incident, service.orElse(NO_SERVICE)));
    return service.map(view::ofUnit).orElse(view);
  }

  private static List<Share> shares(JsonNode incident, String service) {
    String status = Json.text(incident, "status").orElse("");
    if (!status.equals(TRIGGERED) && !status.equals(ACKNOWLEDGED)) {
      return List.of();
    }
    Map<String, Long> one = Map.of(status, 1L);
    String name = Json.text(incident, "serviceName").orElse("(no service)");
    return List.of(
        Share.of(FrontKeys.now(FrontKeys.INCIDENTS), one),
        new Share(FrontKeys.service(service), one, Map.of("service", name)));
  }
}
