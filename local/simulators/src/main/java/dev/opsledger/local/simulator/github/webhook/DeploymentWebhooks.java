package dev.opsledger.local.simulator.github.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.simulator.github.json.AccountJson;
import dev.opsledger.local.simulator.github.json.RepositoryDeploymentJson;
import dev.opsledger.local.simulator.github.json.RepositoryJson;
import dev.opsledger.local.simulator.github.world.RepositoryDeployment;
import dev.opsledger.local.simulator.github.world.RepositoryDeployment.Status;
import dev.opsledger.local.simulator.server.SimulatorJson;
import dev.opsledger.local.simulator.server.WebhookCall;

/**
 * Renders the events of deployments, whose action is always {@code created}. GitHub sends none for
 * {@code inactive}.
 *
 * @param webhooks signs them
 * @param api the base URL for links in payloads
 */
public record DeploymentWebhooks(Webhooks webhooks, String api) {
  /** A {@code deployment} event. */
  public WebhookCall created(RepositoryDeployment deployment) {
    return webhooks.signed("deployment", SimulatorJson.write(about(deployment)));
  }

  /** A {@code deployment_status} event. */
  public WebhookCall reported(RepositoryDeployment deployment, Status status) {
    var body = about(deployment);
    body.set("deployment_status", RepositoryDeploymentJson.of(status, deployment, api));
    return webhooks.signed("deployment_status", SimulatorJson.write(body));
  }

  private ObjectNode about(RepositoryDeployment deployment) {
    var body = SimulatorJson.object().put("action", "created");
    body.set("deployment", RepositoryDeploymentJson.of(deployment, api));
    body.putNull("workflow").putNull("workflow_run");
    body.set("repository", RepositoryJson.listed(deployment.repository(), api));
    body.set("sender", AccountJson.of(deployment.creator(), api));
    return body;
  }
}
