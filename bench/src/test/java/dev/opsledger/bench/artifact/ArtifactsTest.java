package dev.opsledger.bench.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.bench.event.HttpEvent;
import dev.opsledger.bench.event.QueueEvent;
import dev.opsledger.bench.runtime.RuntimeApi.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Starts every function from its deployable jar alone, in a separate process under AWS's runtime
 * interface client.
 */
class ArtifactsTest {
  private static final String NOTHING_AGAIN = "{\"batchItemFailures\":[]}";
  private static final String NO_UNIT = "no unit";

  @TempDir private static Path folder;
  private static Deployed deployed;

  @BeforeAll
  static void start() throws Exception {
    deployed = new Deployed(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    deployed.close();
  }

  /**
   * A function, an event, and the expected part of the response.
   *
   * @param more variables that override the host's
   */
  record Case(String function, Map<String, String> more, String event, String answer) {
    @Override
    public String toString() {
      return function + " " + more.keySet() + " " + answer;
    }
  }

  static Stream<Case> cases() throws IOException {
    return Stream.of(
        http("CiApi", "/org/nobody/daily-runs", 404),
        http("CiApi", "/health", 200),
        http("DeploymentsApi", "/projects", 200),
        http("ActivityApi", "/projects/1/activity", 404),
        http("OncallApi", "/dashboard/incidents", 200),
        http("TrafficApi", "/api/repos", 401),
        http("GistsApi", "/getGists", 200),
        http("FrontApi", "/", 200),
        http("FrontApi", "/docs", 200),
        http("FrontApi", "/sync/none", 404),
        sample("ActivityAggregator", "activity-aggregator-created", NOTHING_AGAIN),
        sample("FrontProjector", "front-projector-facts", NOTHING_AGAIN),
        sample("FrontChangeEvents", "front-change-events-finished", NOTHING_AGAIN),
        sample("FrontPublisher", "front-publisher-identity", NOTHING_AGAIN),
        sample("FrontNotifier", "front-notifier-schedule", "null"),
        sample("DeploymentsPublisher", "deployments-publisher-done", NOTHING_AGAIN),
        sample("CiPublisher", "ci-publisher-run-failed", NOTHING_AGAIN),
        sample("OncallPublisher", "oncall-publisher-incident-triggered", NOTHING_AGAIN),
        sample("TrafficPublisher", "traffic-publisher-day", NOTHING_AGAIN),
        sample("GistsPublisher", "gists-publisher-deal", NOTHING_AGAIN),
        // Its repository belongs to no project here.
        sample("DeploymentsReceiver", "deployments-receiver-status", NOTHING_AGAIN),
        sample("CiPlanner", "ci-planner-schedule", "null"),
        sample("DeploymentsPlanner", "deployments-planner-schedule", "null"),
        sample("OncallPlanner", "oncall-planner-schedule", "null"),
        sample("TrafficPlanner", "traffic-planner-schedule", "null"),
        sample("GistsPlanner", "gists-planner-schedule", "null"),
        // A message that is no unit of work goes to the dead-letter queue.
        queue("CiWorker"),
        queue("DeploymentsWorker"),
        queue("OncallWorker"),
        queue("TrafficWorker"),
        queue("GistsWorker"),
        // Without a configured CRM, deals are kept waiting.
        sample("GistsDealWorker", "gists-deal-worker-deal", NOTHING_AGAIN));
  }

  private static Case http(String function, String path, int status) {
    String event = HttpEvent.get(path, Deployed.TOKEN);
    return new Case(function, Map.of(), event, "\"statusCode\":" + status);
  }

  private static Case queue(String function) {
    return new Case(function, Map.of(), QueueEvent.of(NO_UNIT), NOTHING_AGAIN);
  }

  private static Case sample(String function, String name, String answer) throws IOException {
    String event = Files.readString(Deployed.ROOT.resolve("events/" + name + ".json"));
    return new Case(function, Map.of(), event, answer);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aFunctionAnswersFromItsJarAlone(Case each) throws Exception {
    Answer answer = deployed.call(each.function(), each.more(), each.event());
    assertThat(answer.failed()).as(answer.text() + deployed.log()).isFalse();
    assertThat(answer.text()).contains(each.answer());
  }

  @Test
  void everyFunctionOfTheTemplateIsHere() throws IOException {
    assertThat(cases().map(Case::function)).containsAll(deployed.artifacts.jars().keySet());
  }

  @Test
  void aRefreshReachesTheBus() throws Exception {
    String event = HttpEvent.of("POST", "/refresh-data", Deployed.TOKEN);
    Answer answer = deployed.call("CiApi", Map.of(), event);
    assertThat(answer.text()).contains("\"statusCode\":202").contains("refreshId");
  }

  @Test
  void whatDynamoDbRefusesIsUnderstood() throws Exception {
    Answer answer =
        deployed.call("CiApi", Map.of("CI_TABLE", "Missing"), HttpEvent.get("/health", "x"));
    assertThat(answer.text()).contains("\"statusCode\":503");
    assertThat(deployed.log()).contains("ResourceNotFoundException");
  }

  @Test
  void whatSqsRefusesIsUnderstood() throws Exception {
    String missing = deployed.host.queueUrl("CiDeadLetters") + "-missing";
    Answer answer =
        deployed.call("CiWorker", Map.of("CI_DEAD_LETTERS", missing), QueueEvent.of(NO_UNIT));
    assertThat(answer.failed()).isTrue();
    assertThat(answer.text()).contains("QueueDoesNotExistException");
  }

  @Test
  void whatTheBusRefusesIsUnderstood() throws Exception {
    Answer answer =
        deployed.call(
            "CiApi",
            Map.of("EVENT_BUS", "missing", "SYNC_TABLE", deployed.host.tableName("CiTable")),
            HttpEvent.of("POST", "/refresh-data", Deployed.TOKEN));
    assertThat(answer.text()).contains("\"statusCode\":500");
    assertThat(deployed.log()).contains("the event bus rejected refresh.requested");
  }

  @Test
  void aSecretComesFromItsParameterAfterThrottling() throws Exception {
    try (var ssm = new ParameterServer(Map.of("/read", Deployed.TOKEN))) {
      ssm.failures.set(2);
      var more = Map.of("READ_TOKEN_PARAMETER", "/read", "AWS_ENDPOINT_URL_SSM", ssm.address());
      String path = "/org/nobody/daily-runs";
      assertThat(deployed.call("CiApi", more, HttpEvent.get(path, "wrong")).text())
          .contains("\"statusCode\":401");
      assertThat(ssm.requests).hasSize(3);
      assertThat(deployed.call("CiApi", more, HttpEvent.get(path, Deployed.TOKEN)).text())
          .contains("\"statusCode\":404");
    }
  }

  @Test
  void aMissingParameterClosesWhatItGuards() throws Exception {
    try (var ssm = new ParameterServer(Map.of())) {
      var more = Map.of("READ_TOKEN_PARAMETER", "/read", "AWS_ENDPOINT_URL_SSM", ssm.address());
      String path = "/org/nobody/daily-runs";
      assertThat(deployed.call("CiApi", more, HttpEvent.get(path, Deployed.TOKEN)).text())
          .contains("\"statusCode\":503")
          .contains("READ_TOKEN");
    }
  }
}
