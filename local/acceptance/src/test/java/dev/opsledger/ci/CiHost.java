package dev.opsledger.ci;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.Alone;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.HostDriver;
import dev.opsledger.local.LocalHost;
import dev.opsledger.local.LocalHostBuilder;
import dev.opsledger.local.Meter;
import dev.opsledger.local.simulator.server.WebhookCall;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The whole template over a GitHub of the test's own, spoken to as its users do. */
public final class CiHost implements AutoCloseable {
  public final Meter meter = new Meter();
  public final LocalHost host;
  private final HostDriver driver;

  public CiHost(Map<String, String> settings, Clock clock) {
    this(settings, clock, UnaryOperator.identity());
  }

  public CiHost(
      Map<String, String> settings, Clock clock, UnaryOperator<LocalHostBuilder> further) {
    host =
        further
            .apply(
                Alone.of(LocalHost.builder())
                    .template(Checkout.file("template.yaml"))
                    .variables(settings)
                    .inMemory()
                    .port(0)
                    .clock(clock)
                    .observers(function -> function.startsWith("Ci") ? meter : CallObserver.NONE)
                    .with("CiApi.Properties.Environment.Variables.REFRESH_SOURCES", "ci")
                    .with("CiQueue.Properties.VisibilityTimeout", 120)
                    .with("CiWorker.Properties.Environment.Variables.SYNC_RETRY_SECONDS", "0")
                    .schedules(false))
            .start();
    driver = new HostDriver(host);
  }

  /** Lets the schedule fire once and waits until all that follows from it is done. */
  public void sync() {
    plan();
    awaitIdle();
  }

  public void plan() {
    driver.fire("CiPlanner", UUID.randomUUID().toString());
  }

  public void awaitIdle() {
    driver.awaitIdle();
  }

  public void awaitParked() {
    driver.awaitParked();
  }

  public boolean atRest() {
    return driver.atRest();
  }

  public String ciTable() {
    return host.tableName("CiTable");
  }

  public HttpResponse<String> get(String path) {
    return driver.send(HttpRequest.newBuilder(uri(path)).build());
  }

  public HttpResponse<String> send(HttpRequest request) {
    return driver.send(request);
  }

  public HttpResponse<String> post(String path, Map<String, String> headers, String body) {
    var request = HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return driver.send(request.build());
  }

  public HttpResponse<String> deliver(WebhookCall webhook) {
    return post("/webhooks/github", webhook.headers(), webhook.body());
  }

  public URI uri(String path) {
    return driver.uri(path);
  }

  /** All runs of an answer, following its links. */
  public List<JsonNode> runs(String path) {
    var runs = new ArrayList<JsonNode>();
    String next = path;
    while (next != null) {
      HttpResponse<String> answer = get(next);
      if (answer.statusCode() != 200) {
        throw new AssertionError(next + " answers " + answer.statusCode() + " " + answer.body());
      }
      json(answer.body()).forEach(runs::add);
      next = HostDriver.next(answer);
    }
    return runs;
  }

  /** The runs of an organization's day by id; fails when one comes twice. */
  public Map<Long, JsonNode> runsById(String path) {
    var byId = new LinkedHashMap<Long, JsonNode>();
    for (JsonNode run : runs(path)) {
      if (byId.put(run.get("workflowRunId").asLong(), run) != null) {
        throw new AssertionError("twice: " + run);
      }
    }
    return byId;
  }

  public static JsonNode json(String text) {
    return HostDriver.json(text);
  }

  @Override
  public void close() {
    driver.close();
  }
}
