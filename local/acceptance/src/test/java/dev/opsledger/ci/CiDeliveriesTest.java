package dev.opsledger.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.function.FunctionException;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.server.RequestFilters;
import dev.opsledger.local.simulator.server.SimulatorJson;
import dev.opsledger.local.simulator.server.WebhookCall;
import dev.opsledger.local.simulator.server.WebhookSender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhook deliveries that GitHub could not make, and the App that receives them. */
class CiDeliveriesTest extends CiScene {
  private WebhookSender sender;

  @BeforeEach
  void listen() {
    sender = new WebhookSender(ci.uri("/webhooks/github"));
    github.deliveries().to(sender);
    // Only a webhook tells of a run: no list does.
    github.quirks().hide(_ -> true);
    ci.sync();
  }

  @AfterEach
  void stopListening() {
    sender.close();
  }

  @Test
  void whatWasNotDeliveredIsAskedForOnceAndTakenIn() throws InterruptedException {
    Run run = run();
    github.deliveries().failNext(1);
    assertThat(github.deliveries().deliver(webhook(run))).isZero();
    assertThat(ids("/org/acme/daily-runs")).isEmpty();
    ci.sync();
    assertThat(ids("/org/acme/daily-runs")).containsExactly(run.id());
    clock.advance(Duration.ofMinutes(15));
    ci.sync();
    ci.sync();
    assertThat(asked()).isEqualTo(1);
    assertThat(unit("deliveries:all").path("status").asText()).isEqualTo("ok");
  }

  @Test
  void whatFailsAgainIsNamedUntilItIsTakenInOrCannotBeRepeated() throws InterruptedException {
    Run run = run();
    github.deliveries().failNext(2);
    github.deliveries().deliver(webhook(run));
    ci.sync();
    clock.advance(Duration.ofMinutes(15));
    ci.sync();
    assertThat(asked()).isEqualTo(1);
    JsonNode unit = unit("deliveries:all");
    assertThat(unit.path("status").asText()).isEqualTo("incomplete");
    assertThat(unit.path("missing").asInt()).isEqualTo(1);
    assertThat(unit.path("reason").asText()).contains("failed again");
    github.deliveries().deliver(webhook(run));
    ci.sync();
    assertThat(unit("deliveries:all").path("status").asText()).isEqualTo("ok");

    github.deliveries().failNext(2);
    github.deliveries().deliver(webhook(run()));
    ci.sync();
    clock.advance(Duration.ofMinutes(15));
    ci.sync();
    assertThat(unit("deliveries:all").path("missing").asInt()).isEqualTo(1);
    clock.advance(Duration.ofDays(3));
    ci.sync();
    assertThat(unit("deliveries:all").path("status").asText()).isEqualTo("ok");
  }

  /** A delivery is remembered only after it was taken in, so a repetition is not "seen before". */
  @Test
  void aFunctionThatDiesAnywhereInADeliveryLosesNothing() throws InterruptedException {
    var sent = new ArrayList<Long>();
    for (int steps = 1; ; steps++) {
      Run run = run();
      sent.add(run.id());
      ci.meter.killAfter(steps);
      int status = invoke(webhook(run));
      if (!ci.meter.revive()) {
        assertThat(status).isEqualTo(200);
        break;
      }
      assertThat(status).isEqualTo(500);
      github.deliveries().missed(webhook(run));
    }
    assertThat(sent).as("points to die at").hasSizeGreaterThan(2);
    ci.sync();
    assertThat(ids("/org/acme/daily-runs")).containsExactlyInAnyOrderElementsOf(sent);
  }

  @Test
  void aLongListIsLookedThroughOnceAndThenOnlyWhatIsNew() {
    var missed = new ArrayList<Long>();
    for (int i = 0; i < 1_100; i++) {
      Run run = run();
      if (i % 300 == 0) {
        missed.add(run.id());
        github.deliveries().missed(webhook(run));
      } else {
        github.deliveries().taken(webhook(run));
      }
    }
    github.log().clear();
    ci.sync();
    assertThat(ids("/org/acme/daily-runs")).containsExactlyInAnyOrderElementsOf(missed);
    assertThat(asked()).isEqualTo(missed.size());
    assertThat(lists()).isEqualTo(11);
    clock.advance(Duration.ofMinutes(15));
    ci.sync();
    github.log().clear();
    ci.meter.reset(ci.ciTable());
    ci.sync();
    assertThat(lists()).isEqualTo(1);
    assertThat(ci.meter.written()).isZero();
  }

  @Test
  void whatTheAppLacksIsSaidUntilItIsMended() {
    github.grants().withhold("administration", "workflow_run");
    clock.advance(Duration.ofHours(25));
    ci.sync();
    JsonNode unit = unit("app:all");
    assertThat(unit.path("status").asText()).isEqualTo("skipped");
    assertThat(unit.path("reason").asText())
        .contains("permission administration: read")
        .contains("event workflow_run");
    github.grants().withhold();
    ci.sync();
    assertThat(units()).noneMatch(each -> each.path("id").asText().equals("app:all"));
  }

  /** Calls the function as the gateway does, which has no answer of a function that dies. */
  private int invoke(WebhookCall webhook) throws InterruptedException {
    var event =
        SimulatorJson.object()
            .put("version", "2.0")
            .put("routeKey", "POST /webhooks/github")
            .put("rawPath", "/webhooks/github")
            .put("rawQueryString", "")
            .put("body", webhook.body())
            .put("isBase64Encoded", false);
    var headers = event.putObject("headers");
    webhook.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    event
        .putObject("requestContext")
        .put("requestId", "1")
        .put("stage", "$default")
        .putObject("http")
        .put("method", "POST")
        .put("path", "/webhooks/github")
        .put("sourceIp", "127.0.0.1");
    try {
      String answer = ci.host.invoke("CiApi", SimulatorJson.write(event));
      return CiHost.json(answer).path("statusCode").asInt();
    } catch (FunctionException e) {
      return 500;
    }
  }

  private Run run() {
    return world.addRun(build, RunDraft.at(clock.instant().minusSeconds(60)));
  }

  private WebhookCall webhook(Run run) {
    return github.webhooks().workflowRun(run);
  }

  private int asked() {
    return github.log().count(RequestFilters.to("POST", "/app/hook/deliveries/\\d+/attempts"));
  }

  private int lists() {
    return github.log().count(RequestFilters.to("GET", "/app/hook/deliveries"));
  }

  private List<JsonNode> units() {
    List<JsonNode> units = new ArrayList<>();
    CiHost.json(ci.get("/sync/ci").body()).path("units").forEach(units::add);
    return units;
  }

  private JsonNode unit(String id) {
    return units().stream().filter(u -> u.path("id").asText().equals(id)).findFirst().orElseThrow();
  }
}
