package dev.opsledger.local.simulator.github;

import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator.Setup;
import dev.opsledger.local.simulator.github.world.AppInstallation;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Repository;
import dev.opsledger.local.simulator.github.world.Workflow;

/** A running simulator with one organization, repository and workflow: the usual test fixture. */
final class Scene implements AutoCloseable {
  final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");
  final GitHubWorld world = new GitHubWorld(clock);
  final AppInstallation acme = world.install("acme");
  final Repository rocket = world.addRepository(acme, "rocket");
  final Workflow ci = world.addWorkflow(rocket, "CI");
  final GitHubSimulator github;

  Scene() {
    this(Setup.usual());
  }

  Scene(Setup setup) {
    github = GitHubSimulator.start(world, clock, setup);
  }

  TestClient acme() {
    return TestClient.as(github, acme);
  }

  TestClient app() {
    return TestClient.asApp(github);
  }

  TestClient anonymous() {
    return TestClient.anonymous(github);
  }

  @Override
  public void close() {
    github.close();
  }
}
