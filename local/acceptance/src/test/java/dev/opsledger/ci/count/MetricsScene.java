package dev.opsledger.ci.count;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.ci.CiHost;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.GitHubSimulator.Setup;
import dev.opsledger.local.simulator.github.world.AppInstallation;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.Workflow;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A host that keeps how workflows stand, and for each test an organization with one workflow. */
abstract class MetricsScene {
  static final SettableClock CLOCK = new SettableClock("2026-11-22T10:00:00Z");
  static final GitHubWorld WORLD = new GitHubWorld(CLOCK);
  static GitHubSimulator github;
  static CiHost ci;
  private static int organizations;

  AppInstallation acme;
  Workflow build;
  String org;

  @BeforeAll
  static void start() {
    github = GitHubSimulator.start(WORLD, CLOCK, Setup.usual());
    ci =
        new CiHost(
            github.settings(),
            CLOCK,
            plan -> plan.with("CiPublisher.Properties.Events.Changes.Properties.Enabled", true));
  }

  @AfterAll
  static void stop() {
    ci.close();
    github.close();
  }

  @BeforeEach
  void begin() {
    org = "metrics-" + ++organizations;
    acme = WORLD.install(org);
    build = WORLD.addWorkflow(WORLD.addRepository(acme, "rocket"), "Build");
  }

  @AfterEach
  void end() {
    WORLD.uninstall(acme);
  }

  JsonNode metrics(String more) {
    HttpResponse<String> answer = ci.get("/metrics/ci?org=" + org + more);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return CiHost.json(answer.body());
  }

  static LocalDate today() {
    return CLOCK.instant().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  void add(String conclusion, String commit, String branch) {
    WORLD.addRun(
        build, RunDraft.at(CLOCK.instant()).completed(conclusion).branch(branch).sha(commit));
    CLOCK.advance(Duration.ofMinutes(10));
  }

  JsonNode rows(String page, String table) {
    String address = page + (page.contains("?") ? "&" : "?") + "as=json&table=" + table;
    return CiHost.json(html(address));
  }

  String html(String address) {
    HttpResponse<String> answer = ci.get(address);
    assertThat(answer.statusCode()).as(address + answer.body()).isEqualTo(200);
    return answer.body();
  }
}
