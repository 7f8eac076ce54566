package dev.opsledger.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.deployments.seed.InvalidSeedException;
import dev.opsledger.deployments.seed.SeedLoader;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.HostDriver;
import dev.opsledger.local.LocalHost;
import dev.opsledger.local.LocalHostBuilder;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.Workflow;
import dev.opsledger.local.simulator.pagerduty.PagerDutySimulator;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Service;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sqs.model.Message;

/** Runs the whole template on small worlds of all vendors, for tests that concern all sources. */
final class Ledger implements AutoCloseable {
  final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");
  final GitHubWorld world = new GitHubWorld(clock);
  final PagerDutyWorld pagerDuty = new PagerDutyWorld(clock);
  final GitHubSimulator gitHub;
  final PagerDutySimulator pagerDutyServer;
  final LocalHost host;
  private final HostDriver driver;

  /**
   * @param repositories how many repositories there are, each with one run today
   * @param further customizes the host
   */
  Ledger(int repositories, Map<String, String> settings, UnaryOperator<LocalHostBuilder> further) {
    var acme = world.install("acme");
    for (int i = 0; i < repositories; i++) {
      Workflow workflow = world.addWorkflow(world.addRepository(acme, "r" + i), "Build");
      world.addRun(workflow, RunDraft.at(clock.instant().minusSeconds(60)));
    }
    pagerDuty.put(new Service("S1", "Service", "active", List.of(), "E"));
    world.user("ada");
    gitHub = GitHubSimulator.start(world, clock);
    pagerDutyServer = PagerDutySimulator.start(pagerDuty, clock, 960, UnaryOperator.identity());
    var all = new HashMap<>(gitHub.settings());
    all.putAll(pagerDutyServer.settings());
    all.put("PROJECTS_TOKEN", "p");
    all.put("ACTIVITY_TOKEN", "a");
    all.put("QUERIED_USERS", "ada");
    all.put("SYNC_RETRY_SECONDS", "0");
    all.putAll(settings);
    all.values().removeIf(String::isEmpty);
    host =
        further
            .apply(
                LocalHost.builder()
                    .template(Checkout.file("template.yaml"))
                    .variables(all)
                    .inMemory()
                    .port(0)
                    .clock(clock)
                    .schedules(false))
            .start();
    driver = new HostDriver(host);
  }

  Ledger withProject() throws InvalidSeedException {
    String at = "\"created_at\":\"2026-11-01T00:00:00Z\"";
    new SeedLoader(host.dynamo(), host.tableName("DeploymentsTable"))
        .load(
            bytes(
                "[{\"id\":1,\"name\":\"P\",\"url\":null,\"user_id\":1,\"app_secret\":\"s\","
                    + at
                    + "}]"),
            bytes("[{\"id\":1,\"email\":\"u@example.com\",\"username\":\"u\"," + at + "}]"));
    return this;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Requests a refresh of all sources and returns its id. */
  String refresh() {
    HttpResponse<String> asked = send("POST", "/refresh-data", "");
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
    return HostDriver.json(asked.body()).get("refreshId").asText();
  }

  JsonNode progress(String refresh) {
    return json("/refresh-data/" + refresh);
  }

  /** Requests a refresh of all sources, waits for it and returns its progress. */
  JsonNode refreshed() {
    String refresh = refresh();
    settle();
    return progress(refresh);
  }

  void settle() {
    driver.awaitIdle();
  }

  HostDriver driver() {
    return driver;
  }

  JsonNode json(String path) {
    HttpResponse<String> answer = send("GET", path, null);
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
    return HostDriver.json(answer.body());
  }

  HttpResponse<String> send(String method, String path, String body, String... headers) {
    var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    var request = HttpRequest.newBuilder(driver.uri(path)).method(method, publisher);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return driver.send(request.build());
  }

  /** The messages in a queue that no function reads. */
  List<Message> waiting(String queue) {
    return host.sqs()
        .receiveMessage(
            r ->
                r.queueUrl(host.queueUrl(queue))
                    .maxNumberOfMessages(10)
                    .messageAttributeNames("All")
                    .visibilityTimeout(0))
        .messages();
  }

  @Override
  public void close() {
    driver.close();
    gitHub.close();
    pagerDutyServer.close();
  }
}
