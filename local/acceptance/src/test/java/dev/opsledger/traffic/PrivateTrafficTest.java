package dev.opsledger.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.simulator.github.world.Repository;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.WorkflowJob;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who sees traffic that the deployment's own credentials fetched. */
class PrivateTrafficTest {
  /** A day's views, as a number of its own: tokens and ids have these digits now and then. */
  private static final String VIEWS = "\\b113\\b";

  private static TrafficScene scene;

  @BeforeAll
  static void start() {
    scene = new TrafficScene(_ -> CallObserver.NONE, Map.of("GITHUB_TOKEN", ""));
    scene.github.tokens().accept("ghp_acme", scene.acme.account());
    scene.github.tokens().accept("ghp_stranger", scene.world.user("stranger"));
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static String add(String user, Repository repository, String token) {
    String url = "https://github.com/" + repository.fullName();
    String id = scene.create(user, url, token).json().get("id").asText();
    scene.settle();
    return id;
  }

  private static void seesNothing(String user, String id) {
    var detail = scene.detail(user, id);
    assertThat(detail.get("traffic")).isEmpty();
    assertThat(detail.at("/sync/status").asText()).isIn("no_access", "not_found");
    String base = "/users/" + user + "/repos";
    for (String path : List.of(base, base + "/" + id, base + "/" + id + ".csv")) {
      // A day begins a line of the CSV and a cell of a table; links to periods have dates, too.
      assertThat(scene.get(path).body())
          .as(path)
          .doesNotContainPattern("(?m)(^|>)2026-11-")
          .doesNotContainPattern(VIEWS);
    }
  }

  @Test
  void ofAPrivateRepositoryOnlyThoseSeeItToWhomGitHubShowsIt() {
    var repository = scene.repository("plans", 14).secret(true);
    String stranger = scene.user();
    String id = scene.added(stranger, repository);
    seesNothing(stranger, id);
    assertThat(scene.detail(stranger, id).at("/sync/reason").asText()).contains("access_token");
    String wrong = scene.user();
    assertThat(add(wrong, repository, "ghp_stranger")).isEqualTo(id);
    seesNothing(wrong, id);
    String member = scene.user();
    assertThat(add(member, repository, "ghp_acme")).isEqualTo(id);
    assertThat(scene.detail(member, id).get("traffic")).hasSize(14);
    assertThat(scene.detail(member, id).at("/sync/status").asText()).isEqualTo("ok");
    assertThat(scene.get("/users/" + member + "/repos/" + id).body()).containsPattern(VIEWS);
    seesNothing(stranger, id);
  }

  /** Runs and jobs that the App reported are counted beside the clones of their UTC day. */
  @Test
  void whoMaySeeTheTrafficSeesItsRunsAndNobodyElseDoes() {
    var repository = scene.repository("private-runs", 14).secret(true);
    var build = scene.world.addWorkflow(repository, "Build");
    var pipelines = new OwnPipelines(scene);
    for (int i = 0; i < 3; i++) {
      var draft = RunDraft.at(scene.clock.instant().minusSeconds(3_600)).completed("success");
      Run run = scene.world.addRun(build, draft);
      pipelines.deliver(scene.github.webhooks().workflowRun(run));
      WorkflowJob.of(run, run.state(scene.clock.instant()))
          .forEach(job -> pipelines.deliver(scene.github.webhooks().workflowJob(job)));
    }
    String stranger = scene.user();
    String id = scene.added(stranger, repository);
    String member = scene.user();
    add(member, repository, "ghp_acme");
    var today = pipelines.clones(member, id).get("days").get(13);
    assertThat(today.get("runs").asLong()).isEqualTo(3);
    assertThat(today.get("jobs").asLong()).isEqualTo(6);
    assertThat(today.at("/elsewhere/at_least").asLong()).isEqualTo(7 - 6);
    assertThat(pipelines.clones(stranger, id).get("days")).isEmpty();
    assertThat(pipelines.clones(stranger, id).get("runs_since").isNull()).isTrue();
    assertThat(scene.get("/traffic?q=acme/private-runs").status()).isEqualTo(404);
  }

  @Test
  void whoGivesATokenFirstSeesItAtOnce() {
    var repository = scene.repository("own-plans", 14).secret(true);
    String member = scene.user();
    String id = add(member, repository, "ghp_acme");
    assertThat(scene.detail(member, id).get("traffic")).hasSize(14);
  }

  @Test
  void whatTurnsPrivateIsClosedAndWhatTurnsPublicIsOpen() {
    var repository = scene.repository("turning", 14);
    String user = scene.user();
    String id = scene.added(user, repository);
    assertThat(scene.detail(user, id).get("traffic")).hasSize(14);
    repository.secret(true);
    scene.clock.advance(Duration.ofDays(1));
    scene.planned();
    seesNothing(user, id);
    repository.secret(false);
    scene.clock.advance(Duration.ofDays(1));
    scene.planned();
    assertThat(scene.detail(user, id).get("traffic")).isNotEmpty();
    assertThat(scene.detail(user, id).at("/sync/status").asText()).isEqualTo("ok");
  }

  @Test
  void aRangeThatEndsBeforeTheFirstKnownRunIsEmpty() {
    var repository = scene.repository("younger", 14);
    String user = scene.user();
    String id = scene.added(user, repository);
    new OwnPipelines(scene).count(repository, scene.today(), 1, 1);
    var clones = scene.get("/api/repos/" + id + "/clones?end=1999-01-01", "X-API-Token", user);
    assertThat(clones.status()).isEqualTo(200);
    assertThat(clones.json().get("days")).isEmpty();
    String page = "/users/" + user + "/repos/" + id + "?end=1999-01-01";
    assertThat(scene.get(page).status()).isEqualTo(200);
  }
}
