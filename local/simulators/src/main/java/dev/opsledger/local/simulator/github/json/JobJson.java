package dev.opsledger.local.simulator.github.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.WorkflowJob;
import dev.opsledger.local.simulator.server.SimulatorJson;
import java.time.Instant;

/** Renders jobs. */
public final class JobJson {
  private JobJson() {}

  /** A job in the form that lists and webhooks use. */
  public static ObjectNode of(WorkflowJob job, String api) {
    Run run = job.run();
    var repository = api + "/repos/" + run.repository().fullName();
    var json =
        SimulatorJson.object()
            .put("id", job.id())
            .put("run_id", run.id())
            .put("workflow_name", run.workflow().name())
            .put("head_branch", run.trigger().branch())
            .put("run_url", repository + "/actions/runs/" + run.id())
            .put("run_attempt", job.attempt().attempt())
            .put("node_id", SimulatorJson.nodeId("CheckRun", job.id()))
            .put("head_sha", run.trigger().sha())
            .put("url", repository + "/actions/jobs/" + job.id())
            .put("html_url", page(job))
            .put("status", job.status())
            .put("conclusion", job.conclusion())
            .put("created_at", job.createdAt().toString())
            .put("started_at", job.startedAt().toString())
            .put("completed_at", text(job.completedAt()))
            .put("name", job.name());
    json.putArray("steps");
    json.put("check_run_url", repository + "/check-runs/" + job.id());
    job.labels().forEach(json.putArray("labels")::add);
    runner(json, job);
    return json;
  }

  private static void runner(ObjectNode json, WorkflowJob job) {
    if (job.status().equals("queued")) {
      for (var field : new String[] {"id", "name", "group_id", "group_name"}) {
        json.putNull("runner_" + field);
      }
      return;
    }
    json.put("runner_id", 1 + job.index())
        .put("runner_name", "runner-" + (1 + job.index()))
        .put("runner_group_id", 1)
        .put("runner_group_name", "Default");
  }

  private static String page(WorkflowJob job) {
    return "https://github.com/%s/actions/runs/%d/job/%d"
        .formatted(job.run().repository().fullName(), job.run().id(), job.id());
  }

  private static String text(Instant time) {
    return time == null ? null : time.toString();
  }
}
