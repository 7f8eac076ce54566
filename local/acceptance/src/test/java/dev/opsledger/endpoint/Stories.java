package dev.opsledger.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.deployments.seed.SeedLoader;
import dev.opsledger.local.simulator.github.world.GitHubGist;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.TrafficDay;
import dev.opsledger.local.simulator.github.world.TrafficSource;
import dev.opsledger.local.simulator.pipedrive.PipedriveWorld;
import dev.opsledger.local.template.ResourceAddresses;
import dev.opsledger.local.template.TableSpec;
import dev.opsledger.local.template.Template;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * End-to-end stories of each context, against the AWS implementation that a subclass names: the
 * host creates the template's resources there and runs the functions. Names are new in each run,
 * because a shared endpoint may still hold the tables of earlier runs.
 */
abstract class Stories extends StoryScene {
  private static final Duration SOON = Duration.ofMinutes(3);

  @Test
  void whatTheTemplateDeclaresIsThere() {
    var template =
        Template.read(TEMPLATE, Map.of(), new ResourceAddresses("http://localhost", "http://x"));
    for (TableSpec table : template.tables()) {
      var there =
          host.dynamo().describeTable(r -> r.tableName(host.tableName(table.logicalId()))).table();
      assertThat(there.globalSecondaryIndexes())
          .extracting(GlobalSecondaryIndexDescription::indexName)
          .containsExactlyInAnyOrderElementsOf(
              table.indexes().stream().map(TableSpec.Index::name).toList());
      assertThat(there.latestStreamArn() != null).isEqualTo(table.streamView().isPresent());
    }
    for (var queue : template.queues()) {
      var attributes =
          host.sqs()
              .getQueueAttributes(
                  r ->
                      r.queueUrl(host.queueUrl(queue.logicalId()))
                          .attributeNames(QueueAttributeName.ALL))
              .attributes();
      assertThat(attributes.containsKey(QueueAttributeName.REDRIVE_POLICY))
          .as(queue.logicalId())
          .isEqualTo(queue.deadLetterArn() != null);
    }
  }

  @Test
  void aRefreshBringsRunsFromGitHubToTheApi() throws Exception {
    var organization = gitHub.install("org-" + run);
    var build = gitHub.addWorkflow(gitHub.addRepository(organization, "rocket"), "Build");
    for (int minute = 1; minute <= 120; minute++) {
      gitHub.addRun(build, RunDraft.at(clock.instant().minusSeconds(minute)));
    }
    JsonNode asked = json(send("POST", "/refresh-data", "", 202));
    host.awaitIdle(SOON);
    JsonNode progress = json(send("GET", "/refresh-data/" + asked.get("refreshId").asText(), 200));
    assertThat(progress.get("finished").asBoolean()).as(progress.toString()).isTrue();
    assertThat(progress.get("failed").asInt()).isZero();
    JsonNode runs = json(send("GET", "/org/org-" + run + "/daily-runs", 200));
    assertThat(runs).hasSize(120);
    assertThat(runs.get(0).get("workflowName").asText()).isEqualTo("Build");
    assertThat(runs.get(0).get("runAt").asLong())
        .isGreaterThan(runs.get(119).get("runAt").asLong());
  }

  @Test
  void aDeploymentsStepsBecomeEventsInOrderAndOnce() throws Exception {
    long id = 1 + (Long.parseLong(run, 16) & 0xfffffff);
    seed(id);
    String projects = "Bearer p-" + run;
    JsonNode created =
        json(send("POST", "/projects/" + id + "/deployment", "", 201, "Authorization", projects));
    for (String status : List.of("building", "deploying", "done", "done")) {
      String step = "{\"id\":%d,\"status\":\"%s\"}".formatted(created.get("id").asLong(), status);
      send("POST", "/deployment/webhook", step, 200, "Authorization", "s-" + run);
    }
    host.awaitIdle(SOON);
    String activity = "Bearer a-" + run;
    JsonNode feed =
        json(send("GET", "/projects/" + id + "/activity", 200, "Authorization", activity));
    var told = new ArrayList<String>();
    feed.get("items").forEach(each -> told.addFirst(event(each)));
    assertThat(told)
        .containsExactly(
            "deployment.created pending",
            "deployment.status_changed building",
            "deployment.status_changed deploying",
            "deployment.status_changed done",
            "project.url_assigned done");
    JsonNode project = json(send("GET", "/projects/" + id, 200, "Authorization", projects));
    assertThat(project.get("hasLiveDeployment").asBoolean()).isTrue();
  }

  private void seed(long id) throws Exception {
    String time = "2026-11-01T00:00:00Z";
    String project =
        "[{\"id\":%d,\"name\":\"Pier\",\"url\":null,\"user_id\":%d,\"app_secret\":\"s-%s\",\"created_at\":\"%s\"}]"
            .formatted(id, id, run, time);
    String user =
        "[{\"id\":%d,\"email\":\"u@example.com\",\"username\":\"u\",\"created_at\":\"%s\"}]"
            .formatted(id, time);
    new SeedLoader(host.dynamo(), host.tableName("DeploymentsTable"))
        .load(project.getBytes(StandardCharsets.UTF_8), user.getBytes(StandardCharsets.UTF_8));
  }

  private static String event(JsonNode item) {
    JsonNode event = item.has("event") ? item.get("event") : item;
    return event.path("name").asText() + " " + event.path("payload").path("to").asText("");
  }

  @Test
  void aRepositorysTrafficIsFetchedAndCanBeDownloaded() throws Exception {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var traffic = new TrafficSource.Fixed().views(new TrafficDay(today.minusDays(1), 41, 10));
    gitHub.addRepository(gitHub.install("seen-" + run), "site").traffic(traffic);
    String token =
        json(send(
                "POST", "/api/users/create", "{\"email\":\"%s@example.com\"}".formatted(run), 200))
            .get("token")
            .asText();
    String url = "{\"url\":\"https://github.com/seen-%s/site\"}".formatted(run);
    String id =
        json(send("POST", "/api/repos/create", url, 200, "X-API-Token", token)).get("id").asText();
    host.awaitIdle(SOON);
    String csv = send("GET", "/users/%s/repos/%s.csv".formatted(token, id), 200).body();
    assertThat(csv).contains(today.minusDays(1) + ",41,10,0,0,true");
    assertThat(send("GET", "/users/" + token + "/repos", 200).body()).contains("seen-" + run);
    send("POST", "/api/repos/" + id + "/delete", "", 202, "X-API-Token", token);
    host.awaitIdle(SOON);
    assertThat(json(send("GET", "/api/repos", 200, "X-API-Token", token))).isEmpty();
  }

  @Test
  void pagerDutysServicesAndIncidentsAreShown() throws Exception {
    OnCall.fill(pagerDuty, run);
    json(send("POST", "/refresh-data", "", 202));
    host.awaitIdle(SOON);
    JsonNode services = json(send("GET", "/dashboard/services", 200));
    assertThat(services.get("services").findValuesAsText("name")).contains("Checkout " + run);
    String csv = send("GET", "/reports/incidents", 200).body();
    assertThat(csv).contains("It is down " + run);
  }

  @Test
  void aGistIsShownAndBecomesADealOnce() throws Exception {
    var file = new GitHubGist.File("notes.md", "Markdown", 100);
    var at = clock.instant();
    String id = run + "61ae9438b18d";
    gitHub.put(new GitHubGist(id, gitHub.user("ada-" + run), "d", List.of(file), at, at));
    for (int refresh = 0; refresh < 2; refresh++) {
      send("POST", "/refresh-data", "", 202);
      host.awaitIdle(SOON);
    }
    JsonNode shown = json(send("GET", "/getGists", 200));
    assertThat(shown).extracting(JsonNode::asText).contains(id);
    assertThat(crm.world().deals()).extracting(PipedriveWorld.Deal::title).containsOnlyOnce(id);
  }
}
