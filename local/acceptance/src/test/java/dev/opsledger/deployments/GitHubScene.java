package dev.opsledger.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.HostDriver;
import dev.opsledger.local.Meter;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.GitHubSimulator.Setup;
import dev.opsledger.local.simulator.github.api.GitHubApp;
import dev.opsledger.local.simulator.github.world.AppInstallation;
import dev.opsledger.local.simulator.github.world.DeploymentRegister;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Repository;
import dev.opsledger.local.simulator.github.world.RepositoryDeployment;
import dev.opsledger.local.simulator.server.RequestFilters;
import dev.opsledger.local.simulator.server.WebhookCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The panel's host over a GitHub of the test's own: project n is mapped to the repository {@code
 * acme/web-n}, and {@code acme/lost} is mapped to none.
 */
final class GitHubScene implements AutoCloseable {
  static final String SHA = "593ddcf11650629feb02bdb217966882cff9d916";
  private static final GitHubApp APP = GitHubApp.generate();

  final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");
  final Meter meter = new Meter();

  /** What storing GitHub's events has cost. */
  final AtomicReference<CallObserver.Cost> cost = new AtomicReference<>(CallObserver.Cost.NOTHING);

  final GitHubWorld world = new GitHubWorld(clock);
  final AppInstallation acme = world.install("acme");
  final Repository lost = world.addRepository(acme, "lost");
  final GitHubSimulator github;
  final Panel panel;
  private final HostDriver driver;
  private final List<Repository> repositories = new ArrayList<>();

  /**
   * As many projects and mapped repositories as are asked for.
   *
   * @param patience after how many seconds a message comes again whose function died
   */
  GitHubScene(int projects, int patience) throws Exception {
    List<String> mappings = new ArrayList<>();
    for (int project = 1; project <= projects; project++) {
      repositories.add(world.addRepository(acme, "web-" + project));
      mappings.add("%d=acme/Web-%d".formatted(project, project));
    }
    github = GitHubSimulator.start(world, clock, Setup.of(APP));
    Map<String, String> settings = new HashMap<>(github.settings());
    settings.put("REPOSITORY_PROJECTS", String.join(", ", mappings));
    panel =
        Panel.start(
                Panel.plan(settings)
                    .clock(clock)
                    .with("FrontProjector.Properties.Events.Facts.Properties.Enabled", true)
                    .with("DeploymentsQueue.Properties.VisibilityTimeout", patience)
                    .with("DeploymentsEventQueue.Properties.VisibilityTimeout", patience)
                    .with(
                        "DeploymentsWorker.Properties.Environment.Variables.SYNC_RETRY_SECONDS",
                        "0")
                    .observers(GitHubScene.this::observer))
            .withProjects(projects);
    driver = new HostDriver(panel.host);
  }

  private CallObserver observer(String function) {
    if (function.equals("DeploymentsReceiver")) {
      return new CallObserver() {
        @Override
        public void before(Call call) {
          meter.before(call);
        }

        @Override
        public void after(Call call, Cost more) {
          cost.accumulateAndGet(
              more,
              (a, b) -> new Cost(a.readUnits() + b.readUnits(), a.writeUnits() + b.writeUnits()));
          meter.after(call, more);
        }
      };
    }
    return function.matches("Deployments(Planner|Worker)") ? meter : CallObserver.NONE;
  }

  Repository repository(int project) {
    return repositories.get(project - 1);
  }

  DeploymentRegister deployments(int project) {
    return repository(project).deployments();
  }

  /** A deployment of the project's repository that was created so many seconds ago. */
  RepositoryDeployment deploy(int project, String environment, long secondsAgo) {
    return deployments(project).create(SHA, environment, world.user("octocat"), ago(secondsAgo));
  }

  RepositoryDeployment.Status report(
      int project, RepositoryDeployment deployment, String state, long secondsAgo) {
    String log = "https://ci.example.com/" + deployment.id();
    return deployments(project).report(deployment, state, log, ago(secondsAgo));
  }

  Instant ago(long seconds) {
    return world.now().minusSeconds(seconds);
  }

  void deliver(WebhookCall webhook) {
    assertThat(send(webhook).status()).isEqualTo(200);
  }

  Panel.Answer send(WebhookCall webhook) {
    String[] headers =
        webhook.headers().entrySet().stream()
            .filter(header -> !header.getKey().equals("User-Agent"))
            .flatMap(header -> List.of(header.getKey(), header.getValue()).stream())
            .toArray(String[]::new);
    return panel.send("POST", "/webhooks/github", null, webhook.body(), headers);
  }

  WebhookCall created(RepositoryDeployment deployment) {
    return github.deploymentWebhooks().created(deployment);
  }

  WebhookCall reported(RepositoryDeployment deployment, RepositoryDeployment.Status status) {
    return github.deploymentWebhooks().reported(deployment, status);
  }

  void plan() {
    try {
      panel.host.invoke(
          "DeploymentsPlanner",
          "{\"id\":\"%s\",\"detail-type\":\"Scheduled Event\",\"source\":\"aws.events\",\"detail\":{}}"
              .formatted(UUID.randomUUID()));
    } catch (Exception e) {
      throw new AssertionError("the planner failed", e);
    }
  }

  void sync() throws Exception {
    plan();
    panel.settle();
  }

  /** Lets functions die after so many steps until one did, or until nothing is left to do. */
  void kill(int steps, Runnable actions) {
    meter.killAfter(steps);
    actions.run();
    meter.awaitDeathOr(driver::atRest);
    meter.revive();
  }

  /** All deployments of a project, newest first. */
  List<JsonNode> shown(int project) {
    List<JsonNode> all = new ArrayList<>();
    for (int page = 1; ; page++) {
      JsonNode some =
          panel.get("/deployments?projectId=%d&page=%d".formatted(project, page)).json();
      if (some.isEmpty()) {
        return all;
      }
      some.forEach(all::add);
    }
  }

  /** What is told of a project's deployments, oldest first: ids, and what they became. */
  List<String> told(int project) {
    return panel.events(project).stream()
        .map(event -> event.path("payload"))
        .map(told -> told.path("deploymentId").asLong() + " " + told.path("to").asText())
        .toList();
  }

  /** How many requests GitHub got for a project's repository. */
  int requests(int project) {
    return github.log().count(RequestFilters.path("/repos/acme/web-" + project + "/.*"))
        + github.log().count(RequestFilters.path("/repos/acme/Web-" + project + "/.*"));
  }

  /** The units of the source of deployments in the ledger, by their names. */
  Map<String, JsonNode> units() {
    Map<String, JsonNode> units = new HashMap<>();
    HostDriver.json(panel.get("/sync/deployments").body())
        .path("units")
        .forEach(unit -> units.put(unit.path("unit").asText(), unit));
    return units;
  }

  @Override
  public void close() {
    panel.close();
    github.close();
  }
}
