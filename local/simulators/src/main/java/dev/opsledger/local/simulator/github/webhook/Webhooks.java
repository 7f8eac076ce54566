package dev.opsledger.local.simulator.github.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.simulator.github.json.AccountJson;
import dev.opsledger.local.simulator.github.json.InstallationJson;
import dev.opsledger.local.simulator.github.json.JobJson;
import dev.opsledger.local.simulator.github.json.RepositoryJson;
import dev.opsledger.local.simulator.github.json.RunJson;
import dev.opsledger.local.simulator.github.json.WorkflowJson;
import dev.opsledger.local.simulator.github.world.AppInstallation;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Repository;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.WorkflowJob;
import dev.opsledger.local.simulator.server.SimulatorJson;
import dev.opsledger.local.simulator.server.WebhookCall;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/** Renders events of a world as the App's webhooks. */
public final class Webhooks {
  private final GitHubWorld world;
  private final long appId;
  private final String api;
  private final String secret;

  /**
   * Creates webhooks of an App.
   *
   * @param api the base URL for links in payloads
   * @param secret the key that signs the bodies
   */
  public Webhooks(GitHubWorld world, long appId, String api, String secret) {
    this.world = world;
    this.appId = appId;
    this.api = api;
    this.secret = secret;
  }

  /** A {@code workflow_run} event for the run's current state. */
  public WebhookCall workflowRun(Run run) {
    return workflowRun(run, world.now());
  }

  /** A {@code workflow_run} event for the run's state at a time, which determines the action. */
  public WebhookCall workflowRun(Run run, Instant at) {
    var action =
        switch (run.state(at).status()) {
          case "completed" -> "completed";
          case "in_progress" -> "in_progress";
          default -> "requested";
        };
    var repository = run.repository();
    var body = about(run, action);
    var workflow = repository.workflow(Long.toString(run.workflow().id())).orElse(run.workflow());
    body.set("workflow", WorkflowJson.of(workflow, api));
    body.set("workflow_run", new RunJson(api, at).of(run));
    return signed("workflow_run", body);
  }

  /** A {@code workflow_job} event for the state of a job, which is the action. */
  public WebhookCall workflowJob(WorkflowJob job) {
    var body = about(job.run(), job.status());
    body.set("workflow_job", JobJson.of(job, api));
    return signed("workflow_job", body);
  }

  private ObjectNode about(Run run, String action) {
    var repository = run.repository();
    var body = SimulatorJson.object().put("action", action);
    body.set("organization", AccountJson.organization(repository.owner(), api));
    body.set("repository", RepositoryJson.listed(repository, api));
    body.set("sender", AccountJson.of(run.trigger().actor(), api));
    world
        .installationOf(repository)
        .ifPresent(
            installation ->
                body.putObject("installation")
                    .put("id", installation.id())
                    .put("node_id", "I_" + installation.id()));
    return body;
  }

  /** An {@code installation} event: created, deleted, suspend, unsuspend … */
  public WebhookCall installation(String action, AppInstallation installation) {
    var body = about(installation, action);
    body.set(
        "repositories", SimulatorJson.array(installation.repositories(), RepositoryJson::brief));
    return signed("installation", body);
  }

  /** An {@code installation_repositories} event. */
  public WebhookCall repositoriesAdded(AppInstallation installation, List<Repository> added) {
    return repositories("added", installation, added, List.of());
  }

  /** The {@code installation_repositories} event for removed repositories. */
  public WebhookCall repositoriesRemoved(AppInstallation installation, List<Repository> removed) {
    return repositories("removed", installation, List.of(), removed);
  }

  /** An event with any name and body, with valid headers and signature. */
  public WebhookCall signed(String event, String body) {
    var headers = new LinkedHashMap<String, String>();
    // Identical bodies get the same delivery id, as redeliveries do.
    var delivery = UUID.nameUUIDFromBytes((event + body).getBytes(StandardCharsets.UTF_8));
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "GitHub-Hookshot/0b1c2d3");
    headers.put("X-GitHub-Delivery", delivery.toString());
    headers.put("X-GitHub-Event", event);
    headers.put("X-GitHub-Hook-ID", "468135279");
    headers.put("X-GitHub-Hook-Installation-Target-ID", Long.toString(appId));
    headers.put("X-GitHub-Hook-Installation-Target-Type", "integration");
    headers.put("X-Hub-Signature-256", Signature.of(secret, body));
    return new WebhookCall(headers, body);
  }

  /** The same delivery form-encoded, as GitHub sends it for that content type setting. */
  public WebhookCall asForm(WebhookCall webhook) {
    String body = "payload=" + URLEncoder.encode(webhook.body(), StandardCharsets.UTF_8);
    var headers = new LinkedHashMap<>(webhook.headers());
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    headers.put("X-Hub-Signature-256", Signature.of(secret, body));
    return new WebhookCall(headers, body);
  }

  private WebhookCall repositories(
      String action,
      AppInstallation installation,
      List<Repository> added,
      List<Repository> removed) {
    var body = about(installation, action).put("repository_selection", "selected");
    body.set("repositories_added", SimulatorJson.array(added, RepositoryJson::brief));
    body.set("repositories_removed", SimulatorJson.array(removed, RepositoryJson::brief));
    body.putNull("requester");
    return signed("installation_repositories", body);
  }

  private ObjectNode about(AppInstallation installation, String action) {
    var body = SimulatorJson.object().put("action", action);
    body.set("installation", InstallationJson.inWebhook(installation, appId, api));
    body.set("sender", AccountJson.of(installation.account(), api));
    return body;
  }

  private WebhookCall signed(String event, ObjectNode body) {
    return signed(event, SimulatorJson.write(body));
  }
}
