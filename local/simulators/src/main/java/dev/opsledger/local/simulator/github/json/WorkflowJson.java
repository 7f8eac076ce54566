package dev.opsledger.local.simulator.github.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.simulator.github.world.Workflow;
import dev.opsledger.local.simulator.server.SimulatorJson;

/** Renders workflows. */
public final class WorkflowJson {
  private WorkflowJson() {}

  /** A workflow in the form that the list and webhooks use. */
  public static ObjectNode of(Workflow workflow, String api) {
    var name = workflow.repository().fullName();
    var created = workflow.createdAt().toString();
    return SimulatorJson.object()
        .put("id", workflow.id())
        .put("node_id", SimulatorJson.nodeId("Workflow", workflow.id()))
        .put("name", workflow.name())
        .put("path", workflow.path())
        .put("state", "active")
        .put("created_at", created)
        .put("updated_at", created)
        .put("url", "%s/repos/%s/actions/workflows/%d".formatted(api, name, workflow.id()))
        .put("html_url", "https://github.com/%s/blob/main/%s".formatted(name, workflow.path()))
        .put(
            "badge_url",
            "https://github.com/%s/workflows/%s/badge.svg".formatted(name, workflow.fileName()));
  }
}
