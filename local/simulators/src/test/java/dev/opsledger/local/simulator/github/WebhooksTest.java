package dev.opsledger.local.simulator.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.contract.Upstream;
import dev.opsledger.local.simulator.github.webhook.Signature;
import dev.opsledger.local.simulator.github.webhook.Webhooks;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.WorkflowJob;
import dev.opsledger.local.simulator.server.SimulatorJson;
import dev.opsledger.local.simulator.server.WebhookCall;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Simulated webhooks have the same shape as recorded ones of GitHub. */
class WebhooksTest {
  private final GitHubWorld world = new GitHubWorld(new SettableClock("2026-11-22T10:00:00Z"));
  private final Webhooks webhooks =
      new Webhooks(world, 7, "http://localhost:1", "It's a Secret to Everybody");

  /** GitHub's own example, docs.github.com, "Validating webhook deliveries". */
  @Test
  void signsAsGitHubDoes() {
    assertThat(Signature.of("It's a Secret to Everybody", "Hello, World!"))
        .isEqualTo("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
    var webhook = webhooks.signed("ping", "Hello, World!");
    assertThat(webhook.headers())
        .containsEntry("X-GitHub-Event", "ping")
        .containsEntry(
            "X-Hub-Signature-256",
            "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
  }

  @Test
  void aRunsEventHasTheRecordedKeys() {
    var installation = world.install("octo-org");
    var workflow = world.addWorkflow(world.addRepository(installation, "octo-repo"), "test");
    var run = world.addRun(workflow, RunDraft.at(world.now()).completed("success"));
    var ours = json(webhooks.workflowRun(run));
    var recorded = recorded("workflow_run", "completed", 2);
    // The recording is not an App's, so lacks an installation, and predates referenced workflows.
    assertSameKeys(ours, recorded, Set.of("installation"));
    assertSameKeys(ours, recorded, "workflow_run", Set.of("referenced_workflows"));
    assertSameKeys(ours, recorded, "workflow", Set.of());
    assertSameKeys(ours, recorded, "organization", Set.of());
    assertSameKeys(ours, recorded, "sender", Set.of());
    assertSameKeys(
        ours, recorded, "repository", Set.of("allow_forking", "has_discussions", "permissions"));
    assertThat(ours.get("action").asText()).isEqualTo("completed");
  }

  @Test
  void aJobsEventHasTheRecordedKeys() {
    var installation = world.install("octo-org");
    var workflow = world.addWorkflow(world.addRepository(installation, "octo-repo"), "test");
    var run = world.addRun(workflow, RunDraft.at(world.now()).queued());
    var queued = json(webhooks.workflowJob(job(run)));
    var recorded = recorded("workflow_job", "queued", 1);
    // The recording is a person's repository's, and predates some fields.
    assertSameKeys(queued, recorded, Set.of("organization"));
    var later = Set.of("created_at", "workflow_name", "head_branch");
    assertSameKeys(queued, recorded, "workflow_job", later);
    assertThat(queued.at("/workflow_job/started_at"))
        .as("as in all recordings")
        .isEqualTo(queued.at("/workflow_job/created_at"));
    assertThat(queued.at("/workflow_job/runner_name").isNull()).isTrue();
    world.complete(run, "failure");
    var completed = json(webhooks.workflowJob(job(run)));
    assertThat(completed.get("action").asText()).isEqualTo("completed");
    assertThat(completed.at("/workflow_job/conclusion").asText()).isEqualTo("failure");
    assertSameKeys(completed, recorded("workflow_job", "completed", 1), "workflow_job", later);
  }

  private WorkflowJob job(Run run) {
    return WorkflowJob.of(run, run.state(world.now())).getLast();
  }

  @Test
  void theActionFollowsTheState() {
    var installation = world.install("octo-org");
    var workflow = world.addWorkflow(world.addRepository(installation, "octo-repo"), "test");
    var run = world.addRun(workflow, RunDraft.at(world.now()).queued());
    assertThat(json(webhooks.workflowRun(run)).get("action").asText()).isEqualTo("requested");
    world.begin(run);
    assertThat(json(webhooks.workflowRun(run)).get("action").asText()).isEqualTo("in_progress");
    world.complete(run, "failure");
    assertThat(json(webhooks.workflowRun(run)).at("/workflow_run/conclusion").asText())
        .isEqualTo("failure");
  }

  @Test
  void installationEventsHaveTheRecordedKeys() {
    var installation = world.install("octo-org");
    var repository = world.addRepository(installation, "octo-repo");
    var newer = Set.of("app_slug", "has_multiple_single_files", "single_file_paths");
    var created = json(webhooks.installation("created", installation));
    var recordedCreated = recorded("installation", "created", 2);
    assertSameKeys(created, recordedCreated, Set.of("requester"));
    assertSameKeys(created, recordedCreated, "installation", newer);
    var added = json(webhooks.repositoriesAdded(installation, List.of(repository)));
    var recordedAdded = recorded("installation_repositories", "added", 2);
    assertSameKeys(added, recordedAdded, Set.of());
    assertSameKeys(added, recordedAdded, "installation", newer);
    assertThat(keys(added.at("/repositories_added/0")))
        .isEqualTo(keys(recordedAdded.at("/repositories_added/0")));
  }

  private static void assertSameKeys(
      JsonNode ours, JsonNode recorded, String part, Set<String> newer) {
    assertSameKeys(ours.get(part), recorded.get(part), newer);
  }

  private static void assertSameKeys(JsonNode ours, JsonNode recorded, Set<String> newer) {
    var expected = keys(recorded);
    expected.addAll(newer);
    var found = keys(ours);
    found.addAll(newer);
    assertThat(found).isEqualTo(expected);
  }

  private static Set<String> keys(JsonNode object) {
    var keys = new TreeSet<String>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static JsonNode recorded(String event, String action, int which) {
    var found = 0;
    for (var example :
        Upstream.json("fixtures/github/webhooks/" + event + ".json").get("examples")) {
      if (example.get("action").asText().equals(action) && ++found == which) {
        return example;
      }
    }
    throw new AssertionError("No recorded " + event + " of action " + action);
  }

  private static JsonNode json(WebhookCall webhook) {
    return SimulatorJson.read(webhook.body());
  }
}
