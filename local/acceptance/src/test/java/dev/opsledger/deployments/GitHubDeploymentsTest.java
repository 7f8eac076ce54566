package dev.opsledger.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.simulator.github.world.RepositoryDeployment;
import dev.opsledger.local.simulator.server.WebhookCall;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Deployments that GitHub records are deployments of the project that has their repository. */
class GitHubDeploymentsTest {
  private static GitHubScene scene;

  @BeforeAll
  static void start() throws Exception {
    scene = new GitHubScene(12, 60);
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  @Test
  void webhooksBringADeploymentAndItsStatuses() throws Exception {
    RepositoryDeployment made = scene.deploy(1, "production", 90);
    scene.deliver(scene.created(made));
    scene.deliver(scene.reported(made, scene.report(1, made, "in_progress", 60)));
    scene.deliver(scene.reported(made, scene.report(1, made, "success", 30)));
    scene.panel.settle();
    JsonNode shown = scene.shown(1).getFirst();
    assertThat(shown.path("status").asText()).isEqualTo("done");
    assertThat(shown.path("deployedIn").asLong()).isEqualTo(60);
    assertThat(shown.path("createdAt").asText()).isEqualTo(made.createdAt().toString());
    assertThat(shown.path("commitSHA").asText()).isEqualTo(GitHubScene.SHA);
    assertThat(shown.path("environment").asText()).isEqualTo("production");
    assertThat(shown.path("source").asText()).isEqualTo("github");
    assertThat(shown.path("repository").asText()).isEqualTo("acme/web-1");
    assertThat(shown.path("actor").asText()).isEqualTo("octocat");
    assertThat(shown.path("url").asText()).isEqualTo("https://ci.example.com/" + made.id());
    JsonNode project = scene.panel.get("/projects/1").json();
    assertThat(project.path("hasLiveDeployment").asBoolean()).isTrue();
    assertThat(project.path("hasOngoingDeployment").asBoolean()).isFalse();
    assertThat(project.path("url").isNull()).as("it is not hosted here").isTrue();
    long id = shown.path("id").asLong();
    assertThat(scene.told(1)).containsExactly(id + " pending", id + " deploying", id + " done");
    JsonNode last = scene.panel.events(1).getLast();
    assertThat(last.path("created_at").asText()).isEqualTo(scene.ago(30).toString());
    assertThat(last.path("payload").path("actor").asText()).isEqualTo("github");
    assertThat(last.path("payload").path("by").asText()).isEqualTo("octocat");
    assertThat(last.path("payload").path("secondsInPrevious").asLong()).isEqualTo(30);
    JsonNode frequency =
        scene.panel.get("/metrics/dora?project=1").json().path("deployment_frequency");
    assertThat(frequency.path("deployments").asLong()).isEqualTo(1);
    assertThat(frequency.path("sure").asText()).isEqualTo("all");
  }

  @Test
  void aSyncFetchesWhatWebhooksMissedAndThenCostsOneConditionalRequest() throws Exception {
    for (int i = 0; i < 3; i++) {
      RepositoryDeployment made = scene.deploy(2, "staging", 900L - 100L * i);
      scene.report(2, made, "in_progress", 890L - 100L * i);
      scene.report(2, made, i == 1 ? "failure" : "success", 880L - 100L * i);
    }
    scene.sync();
    assertThat(scene.shown(2))
        .extracting(d -> d.path("status").asText())
        .containsExactly("done", "failed", "done");
    assertThat(scene.shown(2))
        .extracting(d -> d.path("createdAt").asText())
        .as("newest first")
        .containsExactly(
            scene.ago(700).toString(), scene.ago(800).toString(), scene.ago(900).toString());
    assertThat(scene.told(2)).hasSize(9).doesNotHaveDuplicates();
    scene.sync();
    int before = scene.requests(2);
    scene.meter.reset(scene.panel.host.tableName("DeploymentsTable"));
    scene.sync();
    assertThat(scene.requests(2) - before).isEqualTo(1);
    assertThat(
            scene.github.log().entries().stream()
                .filter(e -> e.request().path().equalsIgnoreCase("/repos/acme/web-2/deployments"))
                .toList()
                .getLast()
                .status())
        .isEqualTo(304);
    assertThat(scene.meter.written()).isZero();
    assertThat(scene.told(2)).hasSize(9);
  }

  @Test
  void anInactiveDeploymentStaysDone() throws Exception {
    RepositoryDeployment first = scene.deploy(3, "preview", 500);
    scene.report(3, first, "success", 500);
    RepositoryDeployment second = scene.deploy(3, "preview", 400);
    scene.report(3, second, "success", 400);
    assertThat(first.statuses().getFirst().state()).isEqualTo("inactive");
    scene.sync();
    assertThat(scene.shown(3))
        .allSatisfy(
            shown -> {
              assertThat(shown.path("status").asText()).isEqualTo("done");
              assertThat(shown.path("deployedIn").isNull()).as("it was never in progress").isTrue();
            });
    JsonNode figures = scene.panel.get("/metrics/dora?project=3").json();
    assertThat(figures.at("/deployment_frequency/deployments").asLong()).isZero();
    assertThat(
            scene
                .panel
                .get("/metrics/dora?project=3&environment=Preview")
                .json()
                .at("/deployment_frequency/deployments")
                .asLong())
        .isEqualTo(2);
  }

  @Test
  void aLateStatusThatIsNewerTakesBackWhatWasCounted() throws Exception {
    RepositoryDeployment made = scene.deploy(4, "production", 300);
    var success = scene.report(4, made, "success", 200);
    scene.deliver(scene.reported(made, success));
    scene.panel.settle();
    assertThat(scene.panel.get("/projects/4").json().path("hasLiveDeployment").asBoolean())
        .isTrue();
    var failure = scene.report(4, made, "error", 100);
    scene.deliver(scene.reported(made, failure));
    scene.deliver(scene.reported(made, scene.report(4, made, "in_progress", 250)));
    scene.panel.settle();
    assertThat(scene.shown(4).getFirst().path("status").asText()).isEqualTo("failed");
    assertThat(scene.panel.get("/projects/4").json().path("hasLiveDeployment").asBoolean())
        .isFalse();
    JsonNode frequency =
        scene.panel.get("/metrics/dora?project=4").json().path("deployment_frequency");
    assertThat(frequency.path("deployments").asLong()).isZero();
    assertThat(frequency.path("sure").asText()).as("no sync has read GitHub's").isEqualTo("some");
    long id = scene.shown(4).getFirst().path("id").asLong();
    assertThat(scene.told(4))
        .containsExactly(id + " pending", id + " deploying", id + " done", id + " failed");
  }

  @Test
  void whatGitHubRecordsIsNotChangedHere() throws Exception {
    RepositoryDeployment made = scene.deploy(6, "production", 60);
    scene.deliver(scene.created(made));
    scene.panel.settle();
    long id = scene.shown(6).getFirst().path("id").asLong();
    assertThat(scene.panel.post("/deployments/" + id + "/cancel").status()).isEqualTo(400);
    assertThat(scene.panel.report(id, "done", Panel.secret(6)).status()).isEqualTo(409);
    assertThat(scene.panel.report(id, "done", "wrong").status()).isEqualTo(401);
    long own = scene.panel.create(6);
    assertThat(own).isEqualTo(id + 1);
  }

  @Test
  void rowsOfTheFormerVersionAreShownAndGoOn() {
    long id = scene.panel.create(10);
    var table =
        new Table(scene.panel.host.dynamo(), scene.panel.host.tableName("DeploymentsTable"));
    Row row = table.get("DEPLOYMENT#" + id, "DEPLOYMENT").orElseThrow();
    var former = new HashMap<>(row.attributes());
    former.remove("environment");
    table.put(new Row(former));
    JsonNode shown = scene.panel.get("/deployments/" + id).json();
    assertThat(shown.path("environment").asText()).isEqualTo("production");
    assertThat(shown.has("source")).isFalse();
    assertThat(scene.panel.report(id, "done", Panel.secret(10)).status()).isEqualTo(200);
    assertThat(table.get("DEPLOYMENT#" + id, "DEPLOYMENT").orElseThrow().get("environment"))
        .isEqualTo("production");
  }

  @Test
  void aDeploymentOnGitHubCostsWhatItsRowsCost() throws Exception {
    scene.panel.create(11);
    RepositoryDeployment made = scene.deploy(11, "production", 90);
    assertThat(cost(scene.created(made))).isEqualTo(new CallObserver.Cost(4.5, 14));
    var began = scene.report(11, made, "in_progress", 60);
    assertThat(cost(scene.reported(made, began))).isEqualTo(new CallObserver.Cost(3.5, 2));
    assertThat(cost(scene.reported(made, began)))
        .as("the delivery was seen")
        .isEqualTo(CallObserver.Cost.NOTHING);
    var ended = scene.report(11, made, "success", 30);
    assertThat(cost(scene.reported(made, ended))).isEqualTo(new CallObserver.Cost(3.5, 12));
  }

  private static CallObserver.Cost cost(WebhookCall webhook) throws Exception {
    scene.cost.set(CallObserver.Cost.NOTHING);
    scene.deliver(webhook);
    scene.panel.settle();
    return scene.cost.get();
  }

  @Test
  void anEventWithoutADeploymentIsRefused() {
    var webhook = scene.github.webhooks().signed("deployment", "{\"action\":\"created\"}");
    assertThat(scene.send(webhook).status()).isEqualTo(400);
  }

  /** GitHub writes whole seconds, the ledger fractions: as texts, they sort in another order. */
  @Test
  void anEarlierOneOfTheSameSecondIsStoredToo() throws Exception {
    scene.clock.advance(Duration.ofMillis(500));
    try {
      scene.panel.create(12);
      RepositoryDeployment made = scene.deploy(12, "production", 0);
      scene.deliver(scene.created(made));
      scene.panel.settle();
      assertThat(scene.shown(12)).hasSize(2);
      assertThat(scene.shown(12).getFirst().path("source").asText()).isEqualTo("github");
    } finally {
      scene.clock.advance(Duration.ofMillis(500));
    }
  }
}
