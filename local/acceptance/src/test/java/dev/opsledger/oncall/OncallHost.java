package dev.opsledger.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.Alone;
import dev.opsledger.local.LocalHost;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.pagerduty.PagerDutySimulator;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import dev.opsledger.local.simulator.server.SimulatedApi;
import dev.opsledger.local.simulator.server.WebhookCall;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The whole template over a simulated PagerDuty, with requests to it. */
public final class OncallHost implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  public final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");
  public final PagerDutyWorld world = new PagerDutyWorld(clock);
  public final PagerDutySimulator pagerDuty;
  public final LocalHost host;

  /** As PagerDuty is, unwatched. */
  public OncallHost() {
    this(960, UnaryOperator.identity(), CallObserver.NONE, Map.of());
  }

  public OncallHost(
      int callsAMinute,
      UnaryOperator<SimulatedApi> around,
      CallObserver observer,
      Map<String, String> more) {
    this(callsAMinute, around, observer, more, 120);
  }

  public OncallHost(
      int callsAMinute,
      UnaryOperator<SimulatedApi> around,
      CallObserver observer,
      Map<String, String> more,
      int redeliverAfterSeconds) {
    this(
        callsAMinute,
        around,
        name -> name.startsWith("Oncall") ? observer : CallObserver.NONE,
        more,
        redeliverAfterSeconds);
  }

  /** With an observer for each function, by name. */
  public OncallHost(
      int callsAMinute,
      UnaryOperator<SimulatedApi> around,
      Function<String, CallObserver> observers,
      Map<String, String> more,
      int redeliverAfterSeconds) {
    pagerDuty = PagerDutySimulator.start(world, clock, callsAMinute, around);
    var variables = new HashMap<>(pagerDuty.settings());
    variables.putAll(more);
    host =
        Alone.of(LocalHost.builder())
            .template(template())
            .inMemory()
            .port(0)
            .clock(clock)
            .variables(variables)
            .observers(observers)
            .with("OncallQueue.Properties.VisibilityTimeout", redeliverAfterSeconds)
            .with("OncallWorker.Properties.Environment.Variables.SYNC_RETRY_SECONDS", "0")
            .schedules(false)
            .start();
  }

  public static Path template() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("template.yaml"))) {
      here = here.getParent();
    }
    return here.resolve("template.yaml");
  }

  /** Synchronizes and waits until nothing is left to do. */
  public void sync() throws Exception {
    plan();
    host.awaitIdle(Duration.ofMinutes(15));
  }

  public void plan() throws Exception {
    host.invoke(
        "OncallPlanner",
        """
        {"id":"%s","source":"aws.events","detail-type":"Scheduled Event","detail":{}}
        """
            .formatted(UUID.randomUUID()));
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = path.startsWith("http") ? URI.create(path) : URI.create(host.uri() + path);
    return CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  public JsonNode json(String path) throws IOException, InterruptedException {
    var response = get(path);
    if (response.statusCode() != 200) {
      throw new AssertionError(path + " answered " + response.statusCode() + response.body());
    }
    return read(response);
  }

  public JsonNode read(HttpResponse<String> response) throws IOException {
    return read(response.body());
  }

  public JsonNode read(String body) throws IOException {
    return MAPPER.readTree(body);
  }

  public HttpResponse<String> post(WebhookCall webhook) throws IOException, InterruptedException {
    return post(webhook.body(), webhook.headers());
  }

  public HttpResponse<String> post(String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    return post("/webhooks/pagerduty", body, headers);
  }

  public HttpResponse<String> post(String path, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(host.uri() + path))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::setHeader);
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    host.close();
    pagerDuty.close();
  }
}
