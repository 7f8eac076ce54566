package dev.opsledger.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.GitHubSimulator.Setup;
import dev.opsledger.local.simulator.github.world.AppInstallation;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.Workflow;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A host for all tests of a class, and for each of them an organization with one workflow. */
abstract class CiRecordScene {
  static SettableClock clock;
  static GitHubWorld world;
  static GitHubSimulator github;
  static CiHost ci;
  static int organizations;

  AppInstallation acme;
  Workflow build;
  String org;

  @BeforeAll
  static void start() {
    clock = new SettableClock("2026-11-22T10:00:00Z");
    world = new GitHubWorld(clock);
    github = GitHubSimulator.start(world, clock, Setup.usual());
    ci = new CiHost(github.settings(), clock);
  }

  @AfterAll
  static void stop() {
    ci.close();
    github.close();
  }

  @BeforeEach
  void begin() {
    org = "acme-" + ++organizations;
    acme = world.install(org);
    build = world.addWorkflow(world.addRepository(acme, "rocket"), "Build");
    github.log().clear();
    github.faults().clear();
  }

  @AfterEach
  void end() {
    world.uninstall(acme);
  }

  static Table table() {
    return new Table(ci.host.dynamo(), ci.ciTable());
  }

  String path(Run run) {
    return "/org/%s/runs/%d".formatted(org, run.id());
  }

  JsonNode whole(Run run) {
    var answer = ci.get(path(run));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return CiHost.json(answer.body());
  }

  static Instant time(JsonNode json, String field) {
    return Instant.ofEpochMilli(json.path(field).asLong());
  }
}
