package dev.opsledger.local.simulator.github.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.opsledger.local.simulator.github.world.Account;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.RunState;
import dev.opsledger.local.simulator.server.SimulatorJson;
import java.time.Instant;

/**
 * Renders runs as of one moment. The repository makes up most of a run's JSON and is the same for
 * all runs of a response, so it is rendered once.
 */
public final class RunJson {
  private final String api;
  private final Instant now;
  private long repositoryId = -1;
  private RawValue repository;

  /** Renders the runs of one response, as of one time. */
  public RunJson(String api, Instant now) {
    this.api = api;
    this.now = now;
  }

  /** Renders a run in the form that all responses use. */
  public ObjectNode of(Run run) {
    return of(run, run.state(now));
  }

  /** Renders a run as of one of its attempts. */
  public ObjectNode of(Run run, RunState state) {
    var json = withoutRepository(run, state);
    json.putRawValue("repository", repository(run));
    json.putRawValue("head_repository", repository(run));
    return json;
  }

  private ObjectNode withoutRepository(Run run, RunState state) {
    var json = SimulatorJson.object();
    identity(json, run);
    json.put("status", state.status())
        .put("conclusion", state.conclusion())
        .put("created_at", run.createdAt().toString())
        .put("updated_at", state.updatedAt().toString());
    json.putArray("pull_requests");
    links(json, run);
    commit(json, run);
    if (!run.old()) {
      since2021(json, run, state);
    }
    return json;
  }

  private static void identity(ObjectNode json, Run run) {
    json.put("id", run.id())
        .put("name", name(run))
        .put("node_id", SimulatorJson.nodeId("WorkflowRun", run.id()))
        .put("head_branch", run.trigger().branch())
        .put("head_sha", run.trigger().sha())
        .put("run_number", run.number())
        .put("event", run.trigger().event())
        .put("workflow_id", run.workflow().id())
        .put("check_suite_id", run.checkSuiteId())
        .put("check_suite_node_id", SimulatorJson.nodeId("CheckSuite", run.checkSuiteId()));
  }

  /** The run's name: the workflow's, unless its file sets a {@code run-name}. */
  private static String name(Run run) {
    String runName = run.trigger().runName();
    return runName == null ? run.workflow().name() : runName;
  }

  private void links(ObjectNode json, Run run) {
    var repositoryUrl = api + "/repos/" + run.repository().fullName();
    var url = repositoryUrl + "/actions/runs/" + run.id();
    json.put("url", url)
        .put(
            "html_url",
            "https://github.com/" + run.repository().fullName() + "/actions/runs/" + run.id());
    for (var below : new String[] {"jobs", "logs", "artifacts", "cancel", "rerun"}) {
      json.put(below + "_url", url + "/" + below);
    }
    json.put("check_suite_url", repositoryUrl + "/check-suites/" + run.checkSuiteId())
        .put("workflow_url", repositoryUrl + "/actions/workflows/" + run.workflow().id());
  }

  private static void commit(ObjectNode json, Run run) {
    var trigger = run.trigger();
    var person = trigger.actor().login();
    var email = person + "@users.noreply.github.com";
    var commit =
        json.putObject("head_commit")
            .put("id", trigger.sha())
            .put("tree_id", new StringBuilder(trigger.sha()).reverse().toString())
            .put("message", trigger.message())
            .put("timestamp", run.createdAt().toString());
    commit.putObject("author").put("name", person).put("email", email);
    commit.putObject("committer").put("name", person).put("email", email);
  }

  private void since2021(ObjectNode json, Run run, RunState state) {
    json.put("path", run.workflow().path())
        .put("display_title", run.trigger().title())
        .put("run_attempt", state.attempt())
        .put("run_started_at", state.startedAt().toString())
        .put("previous_attempt_url", previousAttempt(json, state));
    json.putArray("referenced_workflows");
    json.set("actor", AccountJson.of(run.trigger().actor(), api));
    Account started = state.by() == null ? run.trigger().actor() : state.by();
    json.set("triggering_actor", AccountJson.of(started, api));
  }

  private static String previousAttempt(ObjectNode json, RunState state) {
    return state.attempt() == 1
        ? null
        : json.get("url").textValue() + "/attempts/" + (state.attempt() - 1);
  }

  private RawValue repository(Run run) {
    if (run.repository().id() != repositoryId) {
      repositoryId = run.repository().id();
      repository = new RawValue(SimulatorJson.write(RepositoryJson.minimal(run.repository(), api)));
    }
    return repository;
  }
}
