package dev.opsledger.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.HostDriver;
import dev.opsledger.local.simulator.github.world.RepositoryDeployment;
import dev.opsledger.local.simulator.server.Fault;
import dev.opsledger.local.simulator.server.RequestFilters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A sync of GitHub's deployments over long lists, refusals and failures. */
class GitHubSyncTest {
  private static final Pattern NEXT = Pattern.compile("<a href=\"([^\"]*)\" rel=\"next\">");

  private static GitHubScene scene;

  @BeforeAll
  static void start() throws Exception {
    scene = new GitHubScene(9, 60);
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  @Test
  void withoutThePermissionTheLedgerSaysSoAndGoesOn() throws Exception {
    scene
        .github
        .faults()
        .always(
            RequestFilters.path("/repos/acme/Web-5/deployments.*"),
            Fault.status(
                403, Map.of(), "{\"message\":\"Resource not accessible by integration\"}"));
    RepositoryDeployment made = scene.deploy(5, "production", 60);
    scene.report(5, made, "success", 50);
    scene.sync();
    scene.github.faults().clear();
    JsonNode unit = scene.units().get("acme/Web-5");
    assertThat(unit.path("status").asText()).isEqualTo("skipped");
    assertThat(unit.path("reason").asText()).contains("Deployments: read");
    JsonNode source = source();
    assertThat(source.path("last_sync").path("missing").asInt()).isZero();
    JsonNode frequency =
        scene.panel.get("/metrics/dora?project=5").json().path("deployment_frequency");
    assertThat(frequency.path("sure").asText()).isEqualTo("some");
    assertThat(frequency.path("why").asText()).contains("acme/Web-5").contains("permission");
    scene.sync();
    assertThat(scene.shown(5)).hasSize(1);
    assertThat(
            scene
                .panel
                .get("/metrics/dora?project=5")
                .json()
                .at("/deployment_frequency/sure")
                .asText())
        .isEqualTo("all");
  }

  private static JsonNode source() {
    return HostDriver.source(scene.panel.get("/sync").json(), "deployments");
  }

  @Test
  void aLongListIsReadToItsEndOnceAndItsChangesAreFound() throws Exception {
    // What comes after a repository was found empty is to be known as well as what was there.
    scene.sync();
    List<RepositoryDeployment> made = new ArrayList<>();
    for (int i = 0; i < 110; i++) {
      made.add(scene.deploy(7, "production", 100_000L - i));
      if (i != 5) {
        scene.report(7, made.get(i), "success", 99_000L - i);
      }
    }
    scene.sync();
    assertThat(scene.shown(7)).hasSize(110);
    assertThat(scene.shown(7).stream().filter(d -> d.path("status").asText().equals("done")))
        .hasSize(109);
    scene.sync();
    int before = scene.requests(7);
    scene.sync();
    assertThat(scene.requests(7) - before).isEqualTo(1);
    scene.report(7, made.get(5), "failure", 10);
    scene.clock.advance(Duration.ofHours(25));
    scene.sync();
    assertThat(scene.shown(7).stream().filter(d -> d.path("status").asText().equals("failed")))
        .as("an old one that ended behind the first page")
        .hasSize(1);
  }

  @Test
  void whatCannotBeReadIsReadByTheNextSync() throws Exception {
    RepositoryDeployment made = scene.deploy(8, "production", 60);
    scene.report(8, made, "success", 50);
    var broken = RequestFilters.path("/repos/acme/Web-8/deployments/.*");
    scene.github.faults().always(broken, Fault.status(502));
    scene.sync();
    assertThat(scene.units().get("acme/Web-8").path("status").asText()).isEqualTo("failing");
    assertThat(scene.shown(8).getFirst().path("status").asText()).isEqualTo("pending");
    scene.github.faults().clear();
    scene
        .panel
        .host
        .sqs()
        .purgeQueue(p -> p.queueUrl(scene.panel.host.queueUrl("DeploymentsDeadLetters")));
    scene.sync();
    assertThat(scene.units().get("acme/Web-8").path("status").asText()).isEqualTo("ok");
    assertThat(scene.shown(8).getFirst().path("status").asText()).isEqualTo("done");
  }

  @Test
  void aDeploymentThatGitHubDeletedStays() throws Exception {
    RepositoryDeployment made = scene.deploy(9, "production", 60);
    scene.deliver(scene.created(made));
    scene.panel.settle();
    scene.deployments(9).delete(made);
    scene.sync();
    assertThat(scene.shown(9)).hasSize(1);
  }

  @Test
  void aRepositoryOfNoProjectIsCountedAndShownNowhere() throws Exception {
    var made =
        scene
            .lost
            .deployments()
            .create(GitHubScene.SHA, "production", scene.world.user("octocat"), scene.ago(10));
    scene.sync();
    int before = scene.panel.get("/deployments").json().path(0).path("id").asInt();
    scene.deliver(scene.created(made));
    scene.sync();
    assertThat(scene.panel.get("/deployments").json().path(0).path("id").asInt())
        .as("the newest")
        .isEqualTo(before);
    assertThat(scene.panel.get("/deployments").body()).doesNotContain("acme/lost");
    JsonNode unit = scene.units().get("acme");
    assertThat(unit.path("status").asText()).isEqualTo("skipped");
    assertThat(unit.path("reason").asText()).startsWith("1 of 10 repositories");
  }

  /** A repository that is read later has later ids, however old its deployments are. */
  @Test
  void whatAnotherRepositoryHadBeforeHidesNothingThatIsNewer() throws Exception {
    deployed(6, 7_200);
    deployed(6, 3_600);
    List<String> newer = List.of(scene.ago(3_600).toString(), scene.ago(7_200).toString());
    scene.sync();
    for (int i = 0; i < 100; i++) {
      deployed(4, Duration.ofDays(30).toSeconds() - i);
    }
    scene.sync();
    List<String> shown = new ArrayList<>();
    String next = "/releases?period=7";
    for (int page = 0; next != null; page++) {
      assertThat(page).isLessThan(10);
      List<String> created = created(next);
      assertThat(created).isSortedAccordingTo(Comparator.reverseOrder());
      shown.addAll(created);
      Matcher more = NEXT.matcher(scene.panel.get(next).body());
      next = more.find() ? more.group(1).replace("&amp;", "&") : null;
    }
    assertThat(shown).containsSubsequence(newer);
  }

  private static void deployed(int project, long secondsAgo) {
    RepositoryDeployment made = scene.deploy(project, "production", secondsAgo);
    scene.report(project, made, "success", secondsAgo - 60);
  }

  private static List<String> created(String page) throws Exception {
    List<String> created = new ArrayList<>();
    JsonNode rows = scene.panel.get(page + "&as=json&table=deployments").json();
    rows.forEach(row -> created.add(row.path("created").asText()));
    return created;
  }
}
