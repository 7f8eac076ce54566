package dev.opsledger.front.projection;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.front.domain.Contribution;
import dev.opsledger.front.domain.Projection;
import dev.opsledger.front.store.FrontKeys;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An incident: it counts while it is open. */
public final class IncidentProjection {
  public static final String TRIGGERED = "triggered";
  public static final String ACKNOWLEDGED = "acknowledged";

  private static final String NO_SERVICE = "-";

  private IncidentProjection() {}

  static Projection of(Fact fact) {
    JsonNode incident = fact.payload();
    Optional<String> service = Json.text(incident, "serviceId").filter(id -> !id.isEmpty());
    Projection view = Projection.of(shares(incident, service.orElse(NO_SERVICE)));
    return service.map(view::ofUnit).orElse(view);
  }

  private static List<Contribution> shares(JsonNode incident, String service) {
    String status = Json.text(incident, "status").orElse("");
    if (!status.equals(TRIGGERED) && !status.equals(ACKNOWLEDGED)) {
      return List.of();
    }
    Map<String, Long> one = Map.of(status, 1L);
    String name = Json.text(incident, "serviceName").orElse("(no service)");
    return List.of(
        Contribution.of(FrontKeys.now(FrontKeys.INCIDENTS), one),
        new Contribution(FrontKeys.service(service), one, Map.of("service", name)));
  }
}
