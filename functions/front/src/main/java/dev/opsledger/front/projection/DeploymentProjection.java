package dev.opsledger.front.projection;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.text.CommitIds;
import dev.opsledger.front.domain.Contribution;
import dev.opsledger.front.domain.DeploymentCounters;
import dev.opsledger.front.domain.Projection;
import dev.opsledger.front.domain.ZonedDay;
import dev.opsledger.front.store.FrontKeys;
import dev.opsledger.front.store.FrontRowKeys;
import io.micronaut.json.tree.JsonNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts a deployment among those under way, or on the day on which it ended. */
final class DeploymentProjection {
  private DeploymentProjection() {}

  static Projection of(Fact fact, ZoneId zone) {
    JsonNode deployment = fact.payload();
    String status = Json.text(deployment, "status").orElse("");
    return DeploymentCounters.isEnded(status) ? ended(fact, status, zone) : ongoing(fact);
  }

  private static Projection ongoing(Fact fact) {
    Map<String, Long> one = Map.of(DeploymentCounters.ONGOING, 1L);
    return Projection.of(List.of(Contribution.of(FrontKeys.deploymentsNow(), one)))
        .ofCommit(deployed(fact))
        .ofUnit(Long.toString(project(fact)))
        .ranked(FrontKeys.ongoingDeployments(), fact.occurredAt().toEpochMilli());
  }

  private static Projection ended(Fact fact, String status, ZoneId zone) {
    var day = ZonedDay.of(fact.occurredAt(), zone);
    long project = project(fact);
    String unit = Long.toString(project);
    Map<String, String> labels =
        Map.of("project", Json.text(fact.payload(), "projectName").orElse(unit));
    Projection projection =
        Projection.of(
                List.of(
                    Contribution.of(
                        FrontKeys.totals(day), Map.of(DeploymentCounters.inTotals(status), 1L)),
                    new Contribution(FrontKeys.project(day, project), Map.of(status, 1L), labels)))
            .ofUnit(unit)
            .ofCommit(deployed(fact));
    return status.equals(DeploymentCounters.FAILED)
        ? projection.ranked(FrontKeys.failedDeployments(day), fact.occurredAt().toEpochMilli())
        : projection;
  }

  private static Optional<String> deployed(Fact fact) {
    return Json.text(fact.payload(), "commitSHA")
        .filter(sha -> !sha.isBlank())
        .map(sha -> FrontRowKeys.deployed(CommitIds.normal(sha)));
  }

  private static long project(Fact fact) {
    return Json.number(fact.payload(), "projectId").orElse(0L);
  }
}
