package dev.opsledger.deployments.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.domain.DeploymentDetails;
import dev.opsledger.deployments.domain.Project;
import dev.opsledger.deployments.domain.ProjectRef;
import dev.opsledger.deployments.domain.SecretHash;
import dev.opsledger.deployments.domain.Status;
import dev.opsledger.deployments.domain.Transition;
import dev.opsledger.deployments.domain.Transition.Actor;
import java.time.Instant;
import java.util.Optional;

/** Maps projects and deployments to rows and back. */
public final class DeploymentRows {
  static final String ENVIRONMENT = "environment";
  static final String URL = "logUrl";
  static final String ROLLUP = "countedIn";

  private DeploymentRows() {}

  /** The row of a deployment. */
  public static Row of(Deployment deployment) {
    Transition latest = deployment.latest();
    DeploymentDetails details = deployment.details();
    Row row =
        Row.of(DeploymentsKeys.deployment(deployment.id()), DeploymentsKeys.DEPLOYMENT)
            .with("id", deployment.id())
            .with("projectId", deployment.project().id())
            .with("projectName", deployment.project().name())
            .with("ownerId", deployment.project().ownerId())
            .with("commitSha", details.commitSha().orElse(null))
            .with(ENVIRONMENT, details.environment())
            .with(URL, details.url().orElse(null))
            .with("rollbackOf", details.rollbackOf().orElse(null))
            .with("createdAt", deployment.createdAt())
            .with("deployedIn", deployment.deployedIn().orElse(null))
            .with("revision", latest.revision())
            .with("status", latest.status().name())
            .with("fromStatus", latest.from().map(Status::name).orElse(null))
            .with("changedAt", latest.at())
            .with("secondsInPrevious", latest.secondsInPrevious().orElse(null))
            .with("actor", latest.actor().name())
            .with("by", latest.by().orElse(null))
            .with("assignedUrl", latest.assignedUrl().orElse(null))
            .with(TransitionTexts.COLUMN, TransitionTexts.of(deployment.earlier()))
            .with(ROLLUP, deployment.rollup().orElse(null));
    return deployment.gitHub().map(record -> GitHubColumns.with(row, record)).orElse(row);
  }

  /** The deployment of a row; one of a former version was deployed to production. */
  public static Deployment deployment(Row row) {
    return new Deployment(
        row.number("id"),
        new ProjectRef(row.number("projectId"), row.get("projectName"), row.number("ownerId")),
        new DeploymentDetails(
            row.find("commitSha"),
            row.find(ENVIRONMENT).orElse(DeploymentDetails.PRODUCTION),
            row.find(URL),
            row.findNumber("rollbackOf")),
        Instant.parse(row.get("createdAt")),
        row.findNumber("deployedIn"),
        transition(row),
        TransitionTexts.read(row.texts(TransitionTexts.COLUMN)),
        GitHubColumns.record(row),
        row.find(ROLLUP));
  }

  private static Transition transition(Row row) {
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

  /** The project of a row. */
  public static Project project(Row row) {
    return new Project(
        row.number("id"),
        row.get("projectName"),
        row.find("liveUrl"),
        row.number("ownerId"),
        Instant.parse(row.get("createdAt")),
        new SecretHash(row.get("secretHash")),
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
