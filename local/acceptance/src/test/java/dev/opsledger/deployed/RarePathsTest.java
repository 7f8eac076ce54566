package dev.opsledger.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opsledger.local.simulator.github.GitHubFaults;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.server.Fault;
import dev.opsledger.local.simulator.server.WebhookCall;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Error paths of all workers: retries, waiting for rate limits, and giving up. */
class RarePathsTest extends VendorsScene {
  @ParameterizedTest
  @CsvSource({
    "CiQueue, CiDeadLetters",
    "DeploymentsQueue, DeploymentsDeadLetters",
    "OncallQueue, OncallDeadLetters",
    "TrafficQueue, TrafficDeadLetters",
    "GistsQueue, GistsDeadLetters"
  })
  void aMessageThatIsNoUnitIsPutAsideWithTheReason(String queue, String deadLetters)
      throws Exception {
    host.sqs().sendMessage(r -> r.queueUrl(host.queueUrl(queue)).messageBody("{\"no\":\"unit\"}"));
    host.awaitIdle(SOON);
    List<Message> deadLettered =
        host.sqs()
            .receiveMessage(
                r ->
                    r.queueUrl(host.queueUrl(deadLetters))
                        .waitTimeSeconds(2)
                        .messageAttributeNames("All"))
            .messages();
    assertThat(deadLettered).hasSize(1);
    assertThat(deadLettered.getFirst().messageAttributes().get("reason").stringValue())
        .startsWith("not a unit of work");
  }

  @ParameterizedTest
  @CsvSource({"CiPlanner", "DeploymentsPlanner", "TrafficPlanner", "GistsPlanner"})
  void aVendorThatFailsIsAskedAgain(String planner) throws Exception {
    var rule = gitHubServer.faults().times(4, request -> true, Fault.status(503));
    plan(planner);
    host.awaitIdle(SOON);
    gitHubServer.faults().clear();
    assertThat(rule.hits()).isEqualTo(4);
    assertThat(isFinishedWithout(planner, "failed")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "CiPlanner, CiDeadLetters",
    "OncallPlanner, OncallDeadLetters",
    "TrafficPlanner, TrafficDeadLetters",
    "GistsPlanner, GistsDeadLetters"
  })
  void whatFailedForGoodIsWellAgainAfterAGoodSync(String planner, String deadLetters)
      throws Exception {
    var faults = planner.equals("OncallPlanner") ? pagerDutyServer.faults() : gitHubServer.faults();
    faults.times(1000, request -> true, Fault.status(503));
    plan(planner);
    host.awaitIdle(SOON);
    faults.clear();
    assertThat(incomplete(planner)).isPositive();
    plan(planner);
    host.awaitIdle(SOON);
    assertThat(incomplete(planner)).isZero();
    host.sqs().purgeQueue(r -> r.queueUrl(host.queueUrl(deadLetters)));
  }

  private int incomplete(String planner) throws Exception {
    String source = planner.replace("Planner", "").toLowerCase(Locale.ROOT);
    for (var each : new JsonMapper().readTree(get("/sync")).path("sources")) {
      if (each.path("source").asText().equals(source)) {
        return each.path("incomplete").size();
      }
    }
    throw new AssertionError("no source " + source);
  }

  @Test
  void aDayWithMoreViewsThanAnyBeforeIsToldTheFeed() throws Exception {
    String table = host.tableName("TrafficTable");
    var repository =
        host.dynamo().scan(r -> r.tableName(table)).items().stream()
            .filter(row -> row.get("sk").s().equals("REPO"))
            .map(row -> row.get("pk").s())
            .findFirst()
            .orElseThrow();
    // Stream records carry the real time, not that of the test's clock.
    LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    for (int before = 8; before > 0; before--) {
      put(table, day(repository, yesterday.minusDays(before), 10, true));
    }
    put(table, day(repository, yesterday, 4000, false));
    put(table, day(repository, yesterday, 4321, true));
    host.awaitIdle(SOON);
    assertThat(get("/activity")).contains("traffic.record").contains("acme/rocket");
  }

  private void put(String table, Map<String, AttributeValue> row) {
    host.dynamo().putItem(r -> r.tableName(table).item(row));
  }

  private static Map<String, AttributeValue> day(
      String repository, LocalDate date, int views, boolean finished) {
    var some = AttributeValue.fromN("1");
    return Map.of(
        "pk", AttributeValue.fromS(repository),
        "sk", AttributeValue.fromS("DAY#" + date),
        "v", AttributeValue.fromN(Integer.toString(views)),
        "vu", some,
        "c", some,
        "cu", some,
        "finished", AttributeValue.fromBool(finished));
  }

  @ParameterizedTest
  @CsvSource({
    "CiPlanner, CiQueue",
    "DeploymentsPlanner, DeploymentsQueue",
    "TrafficPlanner, TrafficQueue",
    "GistsPlanner, GistsQueue"
  })
  void aRateLimitIsWaitedForBehindTheQueue(String planner, String queue) throws Exception {
    var limit = GitHubFaults.secondaryLimit(Duration.ofMinutes(5));
    var rule = gitHubServer.faults().times(1, request -> true, limit);
    plan(planner);
    host.awaitIdleButDelayed(SOON);
    assertThat(rule.hits()).isEqualTo(1);
    assertThat(delayed(queue)).isPositive();
    // Removes the delayed message: the queue waits in real time.
    host.sqs().purgeQueue(r -> r.queueUrl(host.queueUrl(queue)));
  }

  private int delayed(String queue) {
    var attributes =
        host.sqs()
            .getQueueAttributes(
                r ->
                    r.queueUrl(host.queueUrl(queue))
                        .attributeNames(
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
            .attributes();
    return attributes.values().stream().mapToInt(Integer::parseInt).sum();
  }

  @Test
  void aWebhookMayComeBeforeAnyWorkerRan() throws Exception {
    var key = Map.of("pk", AttributeValue.fromS("ZONES"), "sk", AttributeValue.fromS("ZONES"));
    host.dynamo().deleteItem(r -> r.tableName(host.tableName("CiTable")).key(key));
    var build = gitHub.addWorkflow(gitHub.addRepository(gitHub.install("early"), "bird"), "Build");
    WebhookCall webhook =
        gitHubServer.webhooks().workflowRun(gitHub.addRun(build, RunDraft.at(clock.instant())));
    var request =
        HttpRequest.newBuilder(URI.create(host.uri() + "/webhooks/github"))
            .POST(HttpRequest.BodyPublishers.ofString(webhook.body()));
    webhook.headers().forEach(request::header);
    var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.body()).contains("stored");
    var zones = host.dynamo().getItem(r -> r.tableName(host.tableName("CiTable")).key(key));
    assertThat(zones.item().get("zones").ss()).containsExactly("UTC");
  }

  /** The id of the last planned sync. */
  private String sync;

  private void plan(String planner) throws Exception {
    // Gists are scanned at most once per interval.
    clock.advance(Duration.ofHours(1));
    String id = UUID.randomUUID().toString();
    sync = id + "." + planner.replace("Planner", "").toLowerCase(Locale.ROOT);
    host.invoke(
        planner,
        "{\"id\":\"%s\",\"detail-type\":\"Scheduled Event\",\"source\":\"aws.events\",\"detail\":{}}"
            .formatted(id));
  }

  private boolean isFinishedWithout(String planner, String remark) {
    var rows =
        host.dynamo().scan(r -> r.tableName(host.tableName("SyncTable"))).items().stream()
            .filter(row -> row.get("pk").s().contains(sync))
            .toList();
    assertThat(rows).as(planner).isNotEmpty();
    return rows.stream().anyMatch(row -> row.containsKey("finishedAt"))
        && rows.stream()
            .noneMatch(row -> row.get("sk").s().toLowerCase(Locale.ROOT).startsWith(remark));
  }
}
