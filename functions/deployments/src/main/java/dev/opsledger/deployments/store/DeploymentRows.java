package dev.opsledger.deployments.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.deployments.domain.Transition.Actor;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.domain.Project;
import dev.opsledger.deployments.domain.ProjectRef;
import dev.opsledger.deployments.domain.SaltedHash;
import dev.opsledger.deployments.domain.Status;
import dev.opsledger.deployments.domain.Transition.Actor;
import dev.opsledger.deployments.domain.Transition;
import java.time.Instant;
import java.util.Optional;

/** Projects and deployments as rows. */
public final class DeploymentRows {
  private DeploymentRows() {}

  public static Row of(Deployment deployment) {
    Transition step = deployment.step();
    return Row.of(DeploymentsKeys.deployment(deployment.id()), DeploymentsKeys.DEPLOYMENT)
        .with("id", deployment.id())
        .with("projectId", deployment.project().id())
        .with("projectName", deployment.project().name())
        .with("ownerId", deployment.project().ownerId())
        .with("commitSha", deployment.commitSha().orElse(null))
        .with("createdAt", deployment.createdAt())
        .with("deployedIn", deployment.deployedIn().orElse(null))
        .with("revision", step.revision())
        .with("status", step.status().name())
        .with("fromStatus", step.from().map(Status::name).orElse(null))
        .with("changedAt", step.at())
        .with("secondsInPrevious", step.secondsInPrevious().orElse(null))
        .with("actor", step.actor().name())
        .with("by", step.by().orElse(null))
        .with("assignedUrl", step.assignedUrl().orElse(null));
  }

  public static Deployment deployment(Row row) {
    return new Deployment(
        row.number("id"),
        new ProjectRef(row.number("projectId"), row.get("projectName"), row.number("ownerId")),
        row.find("commitSha"),
        Instant.parse(row.get("createdAt")),
        row.findNumber("deployedIn"),
        step(row));
  }

  private static Transition step(Row row) {
    return new Transition(
        row.number("revision"),
        Status.valueOf(row.get("status")),
        row.find("fromStatus").map(Status::valueOf),
        Instant.parse(row.get("changedAt")),
        row.findNumber("secondsInPrevious"),
        Actor.valueOf(row.get("actor")),
        row.find("by"),
        row.find("assignedUrl"));
  }

  public static Project project(Row row) {
    return new Project(
        row.number("id"),
        row.get("projectName"),
        row.find("liveUrl"),
        row.number("ownerId"),
        Instant.parse(row.get("createdAt")),
        new SaltedHash(row.get("secretHash")),
        row.number("deployments"),
        row.number("ongoing"),
        row.number("live"));
  }

  static Optional<Row> find(Iterable<Row> rows, String pk) {
    for (Row row : rows) {
      if (row.pk().equals(pk)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }
}
