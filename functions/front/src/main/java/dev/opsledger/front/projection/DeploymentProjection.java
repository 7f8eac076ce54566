package dev.opsledger.front.projection;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.front.domain.Contribution;
import dev.opsledger.front.domain.Projection;
import dev.opsledger.front.store.FrontKeys;
import io.micronaut.json.tree.JsonNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A deployment: one of those under way, or of those that ended on its last day. */
public final class DeploymentProjection {
  public static final String ONGOING = "ongoing";
  public static final String DONE = "done";
  public static final String FAILED = "failed";
  public static final String CANCELLED = "cancelled";
  private static final Set<String> ENDS = Set.of(DONE, FAILED, CANCELLED);

  private DeploymentProjection() {}

  static Projection of(Fact fact, ZoneId zone) {
    JsonNode deployment = fact.payload();
    String status = Json.text(deployment, "status").orElse("");
    long project = Json.number(deployment, "projectId").orElse(0L);
    String unit = Long.toString(project);
    if (!ENDS.contains(status)) {
      return Projection.of(List.of(Contribution.of(FrontKeys.now(FrontKeys.DEPLOYMENTS), Map.of(ONGOING, 1L))))
          .ofUnit(unit)
          .ranked(FrontKeys.ONGOING, fact.occurredAt().toEpochMilli());
    }
    var day = FrontKeys.Day.of(fact.occurredAt(), zone);
    Map<String, String> labels =
        Map.of("project", Json.text(deployment, "projectName").orElse(unit));
    Projection view =
        Projection.of(
                List.of(
                    Contribution.of(FrontKeys.totals(day), Map.of("deployments." + status, 1L)),
                    new Contribution(FrontKeys.project(day, project), Map.of(status, 1L), labels)))
            .ofUnit(unit);
    return status.equals(FAILED)
        ? view.ranked(FrontKeys.failed(day), fact.occurredAt().toEpochMilli())
        : view;
  }
}
