package dev.opsledger.deployments.api;

import dev.opsledger.core.json.Json;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.domain.DeploymentDetails;
import dev.opsledger.deployments.domain.Project;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Projects and deployments as JSON of the API, without secrets. */
final class DeploymentJson {
  private DeploymentJson() {}

  static JsonNode of(Project project) {
    return Json.object(
        "id", project.id(),
        "name", project.name(),
        "url", project.url(),
        "hasOngoingDeployment", project.ongoing() > 0,
        "hasPendingDeployment", project.ongoing() > 0,
        "hasLiveDeployment", project.live() > 0,
        "ownerId", project.ownerId(),
        "createdAt", project.createdAt());
  }

  static JsonNode of(Deployment deployment) {
    List<Object> fields =
        new ArrayList<>(
            List.of(
                "id", deployment.id(),
                "projectId", deployment.project().id(),
                "status", deployment.status().text(),
                "deployedIn", deployment.deployedIn(),
                "createdAt", deployment.createdAt()));
    DeploymentDetails details = deployment.details();
    add(fields, "commitSHA", details.commitSha());
    fields.addAll(List.of("environment", details.environment()));
    add(fields, "url", details.url());
    add(fields, "rollbackOf", details.rollbackOf());
    deployment
        .gitHub()
        .ifPresent(
            record -> {
              fields.addAll(List.of("source", "github", "repository", record.repository()));
              add(fields, "actor", record.creator());
            });
    return Json.object(fields.toArray());
  }

  private static void add(List<Object> fields, String name, Optional<?> value) {
    value.ifPresent(given -> fields.addAll(List.of(name, given)));
  }
}
