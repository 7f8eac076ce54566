package dev.opsledger.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.function.FunctionException;
import dev.opsledger.local.simulator.contract.UpstreamContract;
import dev.opsledger.local.simulator.server.Fault;
import dev.opsledger.local.simulator.server.LoggedRequest;
import dev.opsledger.oncall.Killer;
import dev.opsledger.oncall.OncallHost;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finished deployments in PagerDuty: each at most once, and what may be missing is told. */
class ChangeEventsTest {
  private static final Killer KILLER = new Killer();
  private static OncallHost oncall;
  private static long next = 100;

  private long deployment;
  private int before;

  @BeforeAll
  static void start() {
    oncall =
        new OncallHost(
            960,
            UnaryOperator.identity(),
            function -> function.equals("FrontChangeEvents") ? KILLER : CallObserver.NONE,
            Map.of("DORA_SERVICES", "1=S1, 3=S3"),
            360);
    // As the first sync of deployments leaves it.
    new Table(oncall.host.dynamo(), oncall.host.tableName("SyncTable"))
        .put(Row.of("SOURCE", "deployments").with("idle", "GITHUB_APP_ID is not set"));
  }

  @AfterAll
  static void stop() {
    oncall.close();
  }

  @BeforeEach
  void another() {
    KILLER.killAt(-1);
    oncall.pagerDuty.faults().clear();
    deployment = next++;
    before = oncall.pagerDuty.changes().size();
  }

  private int sent() {
    return oncall.pagerDuty.changes().size() - before;
  }

  /** Delivers the message of a finished deployment; whether it must be delivered again. */
  private boolean deliver(long project) throws Exception {
    String body =
        Json.text(
            Json.object(
                "deploymentId", deployment,
                "projectId", project,
                "projectName", "Shop \"ünïcode\"",
                "commitSHA", "593ddcf11650629feb02bdb217966882cff9d916",
                "environment", "production",
                "rollbackOf", 7,
                "url", "https://ci.example.com/1",
                "endedAt", "2026-11-22T12:01:35.250Z"));
    var event = new JsonMapper().createObjectNode();
    var record = event.putArray("Records").addObject();
    record.put("messageId", "message-1").put("receiptHandle", "receipt-1").put("body", body);
    record.put("eventSource", "aws:sqs");
    record.putObject("attributes").put("ApproximateReceiveCount", "1");
    try {
      JsonNode answer = oncall.read(oncall.host.invoke("FrontChangeEvents", event.toString()));
      return answer.path("batchItemFailures").size() > 0;
    } catch (FunctionException e) {
      return true;
    }
  }

  /** What the ledger of syncs tells of the change event; empty if nothing. */
  private String told() throws Exception {
    for (JsonNode unit : oncall.json("/sync/deployments?limit=1000").path("units")) {
      if (unit.path("id").asText().equals("change-event:" + deployment)) {
        return unit.path("reason").asText();
      }
    }
    return "";
  }

  @Test
  void aFinishedDeploymentOfAMappedProjectIsSentOnce() throws Exception {
    assertThat(deliver(1)).isFalse();
    assertThat(deliver(1)).isFalse();
    assertThat(sent()).isEqualTo(1);
    JsonNode payload = oncall.pagerDuty.changes().getLast().path("payload");
    assertThat(payload.path("summary").asText())
        .isEqualTo("Shop \"ünïcode\" was deployed to production: 593ddcf11650");
    assertThat(payload.path("custom_details").path("rollback_of").asLong()).isEqualTo(7);
    assertThat(told()).isEmpty();
  }

  @Test
  void aProjectWithoutServicesIsNotSent() throws Exception {
    assertThat(deliver(2)).isFalse();
    assertThat(sent()).isZero();
  }

  @Test
  void whateverDiesNothingIsSentTwiceAndWhatMayBeMissingIsTold() throws Exception {
    KILLER.killAt(-1);
    deliver(1);
    int steps = KILLER.steps();
    assertThat(steps).isGreaterThan(6);
    for (int step = 0; step < steps; step++) {
      another();
      KILLER.killAt(step);
      boolean again = deliver(1);
      KILLER.killAt(-1);
      for (int i = 0; again && i < 5; i++) {
        oncall.clock.advance(Duration.ofMinutes(6));
        again = deliver(1);
      }
      assertThat(again).as("step %d", step).isFalse();
      assertThat(sent()).as("step %d", step).isLessThanOrEqualTo(1);
      assertThat(sent() == 1 || told().contains("counts as sent"))
          .as("step %d: sent, or told", step)
          .isTrue();
    }
  }

  @Test
  void aLostAnswerCountsAsSentAndIsTold() throws Exception {
    oncall.pagerDuty.faults().next(_ -> true, new Fault.LostAnswer());
    assertThat(deliver(1)).isFalse();
    assertThat(deliver(1)).isFalse();
    assertThat(sent()).isEqualTo(1);
    assertThat(told()).contains("counts as sent", "connection");

    another();
    oncall.pagerDuty.faults().next(_ -> true, Fault.status(503));
    assertThat(deliver(1)).isFalse();
    assertThat(deliver(1)).isFalse();
    assertThat(sent()).isZero();
    assertThat(told()).contains("counts as sent", "503");
  }

  /** Neither a moved address nor a proxy says anything about a deployment. */
  @ParameterizedTest
  @CsvSource({"301, <html>", "400, <html>blocked</html>", "403, {}", "404, {}", "405, {}"})
  void anAddressThatIsWrongForAMinuteIsNoVerdictOnADeployment(int status, String body)
      throws Exception {
    var moved = Map.of("location", "https://elsewhere.example/");
    oncall.pagerDuty.faults().next(_ -> true, Fault.status(status, moved, body));
    assertThat(deliver(1)).as("to be delivered again").isTrue();
    assertThat(told()).isEmpty();
    assertThat(deliver(1)).isFalse();
    assertThat(sent()).isEqualTo(1);
  }

  @Test
  void whatPagerDutyDefersIsSentLaterAndWhatItRefusesIsTold() throws Exception {
    oncall.pagerDuty.faults().next(_ -> true, Fault.status(429));
    assertThat(deliver(1)).isTrue();
    assertThat(deliver(1)).isFalse();
    assertThat(sent()).isEqualTo(1);

    another();
    String invalid = "{\"status\":\"invalid event\",\"message\":\"Event object is invalid\"}";
    oncall.pagerDuty.faults().next(_ -> true, Fault.status(400, Map.of(), invalid));
    assertThat(deliver(1)).isFalse();
    assertThat(told()).contains("PAGER_DUTY_ROUTING_KEY", "400");
    assertThat(told()).doesNotContain(oncall.pagerDuty.settings().get("PAGER_DUTY_ROUTING_KEY"));
  }

  @Test
  void thePublisherBringsDoneDeployments() throws Exception {
    String sample = Files.readString(Checkout.file("events", "deployments-publisher-done.json"));
    String mapped = sample.replace("\"N\": \"3\"", "\"N\": \"1\"");
    oncall.host.invoke("DeploymentsPublisher", mapped);
    oncall.host.awaitIdle(Duration.ofSeconds(60));
    assertThat(sent()).isEqualTo(1);
    assertThat(oncall.pagerDuty.changes().getLast().path("payload").path("timestamp").asText())
        .isEqualTo("2026-11-22T12:01:35.250Z");
  }

  @Test
  void theRequestIsValid() throws Exception {
    UpstreamContract contract = UpstreamContract.of("pagerduty-events");
    deliver(1);
    for (LoggedRequest each : oncall.pagerDuty.log().entries()) {
      if (each.request().path().startsWith("/v2/")) {
        assertThat(contract.violations(each.request())).isEmpty();
      }
    }
  }
}
