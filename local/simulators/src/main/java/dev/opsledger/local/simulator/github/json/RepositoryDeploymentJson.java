package dev.opsledger.local.simulator.github.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.simulator.github.world.RepositoryDeployment;
import dev.opsledger.local.simulator.github.world.RepositoryDeployment.Status;
import dev.opsledger.local.simulator.server.SimulatorJson;

/** Renders deployments and their statuses. */
public final class RepositoryDeploymentJson {
  private RepositoryDeploymentJson() {}

  /** A deployment, which shows of its statuses only when the latest was added. */
  public static ObjectNode of(RepositoryDeployment deployment, String api) {
    String url = url(deployment, api);
    var json =
        SimulatorJson.object()
            .put("url", url)
            .put("id", deployment.id())
            .put("node_id", SimulatorJson.nodeId("Deployment", deployment.id()))
            .put("sha", deployment.sha())
            .put("ref", "main")
            .put("task", "deploy");
    json.putObject("payload");
    json.put("original_environment", deployment.environment())
        .put("environment", deployment.environment())
        .putNull("description");
    json.set("creator", AccountJson.of(deployment.creator(), api));
    return json.put("created_at", deployment.createdAt().toString())
        .put("updated_at", deployment.updatedAt().toString())
        .put("statuses_url", url + "/statuses")
        .put("repository_url", repository(deployment, api))
        .put("transient_environment", false)
        .put("production_environment", deployment.environment().equals("production"));
  }

  /** A status of a deployment. */
  public static ObjectNode of(Status status, RepositoryDeployment deployment, String api) {
    String url = url(deployment, api);
    var json =
        SimulatorJson.object()
            .put("url", url + "/statuses/" + status.id())
            .put("id", status.id())
            .put("node_id", SimulatorJson.nodeId("DeploymentStatus", status.id()))
            .put("state", status.state());
    json.set("creator", AccountJson.of(status.creator(), api));
    return json.put("description", "")
        .put("environment", deployment.environment())
        .put("target_url", status.logUrl())
        .put("created_at", status.at().toString())
        .put("updated_at", status.at().toString())
        .put("deployment_url", url)
        .put("repository_url", repository(deployment, api))
        .put("environment_url", "")
        .put("log_url", status.logUrl());
  }

  private static String repository(RepositoryDeployment deployment, String api) {
    return api + "/repos/" + deployment.repository().fullName();
  }

  private static String url(RepositoryDeployment deployment, String api) {
    return repository(deployment, api) + "/deployments/" + deployment.id();
  }
}
