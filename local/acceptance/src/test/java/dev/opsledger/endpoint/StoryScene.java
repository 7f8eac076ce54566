package dev.opsledger.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opsledger.deployed.TestStack;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.LocalHost;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.pagerduty.PagerDutySimulator;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import dev.opsledger.local.simulator.pipedrive.PipedriveSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Starts a host with all vendors simulated, on the AWS implementation that a subclass names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoryScene {
  static final Path TEMPLATE = Checkout.file("template.yaml");

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  final String run = UUID.randomUUID().toString().substring(0, 8);
  final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");
  final GitHubWorld gitHub = new GitHubWorld(clock);
  final PagerDutyWorld pagerDuty = new PagerDutyWorld(clock);
  private GitHubSimulator gitHubServer;
  private PagerDutySimulator pagerDutyServer;
  PipedriveSimulator crm;
  LocalHost host;

  /** The URL of the AWS APIs; null for the in-process services. */
  abstract URI endpoint();

  @BeforeAll
  void start() {
    gitHubServer = GitHubSimulator.start(gitHub, clock);
    pagerDutyServer = PagerDutySimulator.start(pagerDuty, clock, 960, UnaryOperator.identity());
    var settings = new HashMap<>(gitHubServer.settings());
    settings.putAll(pagerDutyServer.settings());
    crm = PipedriveSimulator.start(clock);
    settings.putAll(crm.settings());
    gitHub.user("ada-" + run);
    settings.put("QUERIED_USERS", "ada-" + run);
    settings.put("READ_TOKEN", "r-" + run);
    settings.put("PROJECTS_TOKEN", "p-" + run);
    settings.put("ACTIVITY_TOKEN", "a-" + run);
    settings.put("TRAFFIC_ENCRYPTION_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    host =
        LocalHost.builder()
            .template(TEMPLATE)
            .stack(TestStack.name())
            .variables(settings)
            .inMemory()
            .endpoint(endpoint())
            // Secrets come from SSM if the endpoint has one.
            .parameterStore(endpoint())
            .clock(clock)
            .port(0)
            .schedules(false)
            .start();
  }

  @AfterAll
  void stop() {
    host.close();
    gitHubServer.close();
    pagerDutyServer.close();
    crm.close();
  }

  HttpResponse<String> send(String method, String path, int status, String... headers)
      throws IOException, InterruptedException {
    return send(method, path, null, status, headers);
  }

  /** Sends a request, with the read token unless headers are given, and checks the status. */
  HttpResponse<String> send(String method, String path, String body, int status, String... headers)
      throws IOException, InterruptedException {
    var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    var request = HttpRequest.newBuilder(URI.create(host.uri() + path)).method(method, publisher);
    if (headers.length > 0) {
      request.headers(headers);
    } else {
      request.header("Authorization", "Bearer r-" + run);
    }
    var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode())
        .as(method + " " + path + " answers " + answer.body())
        .isEqualTo(status);
    return answer;
  }

  static JsonNode json(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body());
  }
}
