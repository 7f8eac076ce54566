package dev.opsledger.ci;

import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.world.AppInstallation;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Repository;
import dev.opsledger.local.simulator.github.world.Workflow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** An organization with one workflow, and a host that has not synchronized yet; anew each time. */
abstract class CiScene {
  final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");
  final GitHubWorld world = new GitHubWorld(clock);
  final GitHubSimulator github = GitHubSimulator.start(world, clock);
  final CiHost ci = new CiHost(github.settings(), clock);
  final AppInstallation acme = world.install("Acme");
  final Repository rocket = world.addRepository(acme, "rocket");
  final Workflow build = world.addWorkflow(rocket, "Build");

  @AfterEach
  void stop() {
    ci.close();
    github.close();
  }

  /** The runs of an answer, in its order. */
  List<Long> ids(String path) {
    var ids = new ArrayList<Long>();
    ci.runs(path).forEach(run -> ids.add(run.get("workflowRunId").asLong()));
    return ids;
  }
}
