package dev.opsledger.local.simulator.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.contract.StrictMock;
import dev.opsledger.local.simulator.github.GitHubSimulator.Setup;
import dev.opsledger.local.simulator.github.demo.DemoWorld;
import dev.opsledger.local.simulator.github.world.GitHubGist;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.TrafficDay;
import dev.opsledger.local.simulator.github.world.TrafficSource;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every response of the simulator conforms to GitHub's own API description. */
@Timeout(60)
class GitHubContractTest {
  @Test
  void everyOperationAnswersAsDescribed() {
    var strict = new StrictMock("github");
    try (var scene = new Scene(Setup.usual().around(strict))) {
      populate(scene);
      callEverything(scene);
      assertThat(strict.violations()).isEmpty();
      assertThat(notCalled(scene)).as("operations that this test leaves out").isEmpty();
    }
  }

  @Test
  void refusalsAreDescribedToo() {
    var strict = new StrictMock("github");
    try (var scene = new Scene(Setup.usual().around(strict))) {
      populate(scene);
      var acme = scene.acme();
      acme.get("/repos/acme/unknown");
      scene.app().get("/app/installations/1");
      scene.world.rename(scene.rocket, "saturn");
      acme.get("/repos/acme/rocket");
      scene.rocket.forbidden(true);
      acme.get("/repos/acme/saturn/traffic/views");
      scene.world.suspend(scene.acme);
      scene.app().get("/app/installations");
      scene.app().post("/app/installations/" + scene.acme.id() + "/access_tokens");
      acme.get("/installation/repositories");
      scene.github.tokens().revokeAll();
      acme.get("/installation/repositories");
      assertThat(strict.violations()).isEmpty();
      assertThat(scene.github.log().entries())
          .extracting(entry -> entry.status())
          .contains(404, 301, 403, 401);
    }
  }

  @Test
  void theDemoWorldAnswersAsDescribed() {
    var strict = new StrictMock("github");
    var clock = new SettableClock("2026-11-22T10:00:00Z");
    var demo = DemoWorld.at(clock);
    var setup = Setup.usual().around(strict);
    try (var github = GitHubSimulator.start(demo.world(), clock, setup)) {
      for (var installation : demo.world().installations()) {
        var client = TestClient.as(github, installation);
        client.get("/installation/repositories?per_page=100");
        var name = installation.repositories().getFirst().fullName();
        client.get("/repos/" + name + "/actions/runs?per_page=20&created=%3E=2026-11-21");
        client.get("/repos/" + name + "/traffic/views");
        client.get("/repos/" + name + "/traffic/popular/paths");
      }
      TestClient.anonymous(github).get("/users/antomer/gists?per_page=100");
      assertThat(strict.violations()).isEmpty();
    }
  }

  @Test
  void anInvalidRequestIsAViolation() {
    var strict = new StrictMock("github");
    try (var scene = new Scene(Setup.usual().around(strict))) {
      var answer = scene.acme().get("/installation/repositories?per_page=500");
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(strict.violations()).singleElement().asString().contains("per_page=500");
    }
  }

  @Test
  void anAnswerThatLacksAKeyIsAViolation() {
    var strict = new StrictMock("github");
    var setup =
        Setup.usual()
            .around(api -> strict.apply(request -> without("head_sha", api.answer(request))));
    try (var scene = new Scene(setup)) {
      populate(scene);
      scene.acme().get("/repos/acme/rocket/actions/runs");
      assertThat(strict.violations()).hasSize(3).allMatch(line -> line.contains("head_sha"));
    }
  }

  private static SimulatedResponse without(String key, SimulatedResponse answer) {
    return answer.withBody(answer.body().replace("\"" + key + "\"", "\"gone\""));
  }

  private static void populate(Scene scene) {
    var now = scene.world.now();
    scene.world.addRun(scene.ci, RunDraft.at(now.minusSeconds(600)).completed("success"));
    scene.world.addRun(scene.ci, RunDraft.at(now.minusSeconds(300)).inProgress());
    scene.world.addRun(scene.ci, RunDraft.at(now).queued().branch(null));
    for (int i = 0; i < 2; i++) {
      var creator = scene.world.user("vercel[bot]");
      var all = scene.rocket.deployments();
      var made = all.create("a".repeat(40), "staging", creator, now.minusSeconds(200L - i));
      all.report(made, "in_progress", "https://ci.example.com/" + i, now.minusSeconds(150L - i));
      all.report(made, "success", "", now.minusSeconds(100L - i));
    }
    var day = new TrafficDay(LocalDate.of(2026, 11, 21), 120, 40);
    scene.rocket.describe("Goes up").traffic(new TrafficSource.Fixed().views(day).clones(day));
    var file = new GitHubGist.File("a.md", "Markdown", 12);
    scene.world.put(
        new GitHubGist("aa11", scene.world.user("antomer"), null, List.of(file), now, now));
  }

  private static void callEverything(Scene scene) {
    var app = scene.app();
    app.get("/app/installations?per_page=100");
    app.get("/app/installations/" + scene.acme.id());
    app.get("/app");
    var webhooks = scene.github.webhooks();
    scene.github.deliveries().missed(webhooks.installation("created", scene.acme));
    scene.github.deliveries().missed(webhooks.workflowRun(scene.world.runs().getFirst()));
    var deliveries = app.walk("/app/hook/deliveries?per_page=1");
    app.post("/app/hook/deliveries/" + deliveries.getFirst().at("/0/id") + "/attempts");
    app.post("/app/hook/deliveries/7/attempts");
    var acme = scene.acme();
    acme.get("/installation/repositories?per_page=100&page=1");
    var repository = "/repos/acme/rocket";
    acme.get(repository);
    acme.get(repository + "/actions/workflows");
    acme.get(repository + "/actions/permissions/artifact-and-log-retention");
    acme.walk(repository + "/actions/runs?per_page=1");
    acme.get(repository + "/actions/workflows/" + scene.ci.id() + "/runs?status=success");
    var run = scene.world.runs().getFirst();
    acme.get(repository + "/actions/runs/" + run.id());
    scene.world.rerun(run, scene.world.user("ada"));
    acme.get(repository + "/actions/runs/" + run.id());
    acme.get(repository + "/actions/runs/" + run.id() + "/attempts/1");
    acme.get(repository + "/actions/runs/" + run.id() + "/attempts/3");
    acme.walk(repository + "/actions/runs/" + run.id() + "/jobs?filter=all&per_page=1");
    acme.get(repository + "/actions/runs/" + run.id() + "/attempts/1/jobs");
    acme.walk(repository + "/deployments?per_page=1");
    var deployment = scene.rocket.deployments().all().getLast();
    acme.get(repository + "/deployments?environment=staging&sha=" + deployment.sha());
    acme.get(repository + "/deployments/" + deployment.id());
    acme.walk(repository + "/deployments/" + deployment.id() + "/statuses?per_page=1");
    for (var below : List.of("views", "clones?per=week", "popular/referrers", "popular/paths")) {
      acme.get(repository + "/traffic/" + below);
    }
    var gists = scene.anonymous().get("/users/antomer/gists?since=2026-01-01T00:00:00Z");
    var etag = Map.of("If-None-Match", TestClient.header(gists, "etag"));
    scene.anonymous().get("/users/antomer/gists?since=2026-01-01T00:00:00Z", etag);
    scene.anonymous().get("/rate_limit");
  }

  /** Simulated operations that the test did not call, and so did not validate. */
  private static List<String> notCalled(Scene scene) {
    var called =
        scene.github.log().entries().stream()
            .map(entry -> entry.request())
            .map(request -> request.method() + " " + request.path())
            .map(call -> call.replaceFirst("/repositories/\\d+", "/repos/acme/rocket"))
            .toList();
    return scene.github.operations().stream()
        .filter(operation -> !operation.contains("{repository_id}"))
        .filter(operation -> !operation.contains("{user_id}"))
        .filter(operation -> called.stream().noneMatch(pattern(operation).asMatchPredicate()))
        .toList();
  }

  private static Pattern pattern(String operation) {
    return Pattern.compile(operation.replaceAll("\\{[^}]+}", "[^/]+"));
  }
}
