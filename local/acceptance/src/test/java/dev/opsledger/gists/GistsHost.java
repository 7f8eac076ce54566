package dev.opsledger.gists;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.Alone;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.HostDriver;
import dev.opsledger.local.LocalHost;
import dev.opsledger.local.LocalHostBuilder;
import dev.opsledger.local.Meter;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The whole template over vendors of the test's own, spoken to as its users do. */
final class GistsHost implements AutoCloseable {
  /** Other sources rest. */
  private static final Map<String, List<String>> NOBODYS = Map.of("source", List.of("nobody"));

  final Meter meter = new Meter();
  final LocalHost host;
  private final HostDriver driver;

  GistsHost(Clock clock, List<Map<String, String>> settings) {
    this(clock, settings, UnaryOperator.identity());
  }

  GistsHost(
      Clock clock, List<Map<String, String>> settings, UnaryOperator<LocalHostBuilder> further) {
    var all = new HashMap<String, String>();
    settings.forEach(all::putAll);
    host =
        further
            .apply(
                Alone.of(LocalHost.builder())
                    .template(Checkout.file("template.yaml"))
                    .variables(all)
                    .inMemory()
                    .port(0)
                    .clock(clock)
                    .observers(this::observer)
                    .with("CiApi.Properties.Environment.Variables.REFRESH_SOURCES", "gists")
                    .with("CiPlanner.Properties.Events.Refresh.Properties.Pattern", NOBODYS)
                    .with("OncallPlanner.Properties.Events.Refresh.Properties.Pattern", NOBODYS)
                    .with("TrafficPlanner.Properties.Events.Refresh.Properties.Pattern", NOBODYS)
                    .with("GistsWorker.Properties.Environment.Variables.SYNC_RETRY_SECONDS", "0")
                    // Each write to any table would wake its reader, for nothing.
                    .with(
                        "DeploymentsPublisher.Properties.Events.Changes.Properties.Enabled", false)
                    .schedules(false))
            .start();
    driver = new HostDriver(host);
  }

  private CallObserver observer(String function) {
    if (!function.startsWith("Gists")) {
      return CallObserver.NONE;
    }
    return function.endsWith("Worker") ? meter : meter.harmless();
  }

  /** Asks for everything new and waits until all that follows from it is done. */
  JsonNode refresh() {
    var asked = json(post("/refresh-data").body());
    awaitIdle();
    return json(get(asked.get("status").asText(), "").body());
  }

  /** Lets the schedule's minute come, and waits until all that follows from it is done. */
  void tick() {
    tick(UUID.randomUUID().toString());
    awaitIdle();
  }

  /** The same event of the schedule, without waiting. */
  void tick(String event) {
    driver.fire("GistsPlanner", event);
  }

  void awaitIdle() {
    driver.awaitIdle();
  }

  boolean atRest() {
    return driver.atRest();
  }

  /** Stops the workers that make deals, and returns when none of them does anything any more. */
  void stopDealWorkers() {
    driver.pause("GistsDealWorker");
  }

  void startDealWorkers() {
    host.resume("GistsDealWorker");
  }

  String table() {
    return host.tableName("GistsTable");
  }

  HttpResponse<String> get(String path) {
    return get(path, "");
  }

  HttpResponse<String> get(String path, String cookie) {
    var request = HttpRequest.newBuilder(driver.uri(path));
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return driver.send(request.build());
  }

  /** An array of texts. */
  List<String> texts(String path) {
    return texts(get(path));
  }

  static List<String> texts(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    var texts = new ArrayList<String>();
    json(answer.body()).forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** All gists as a new reader sees them, with their details. */
  List<JsonNode> details() {
    var all = new ArrayList<JsonNode>();
    String next = "/getGists?details=true";
    String cookie = "";
    while (next != null) {
      var answer = get(next, cookie);
      json(answer.body()).forEach(all::add);
      cookie = cookie.isEmpty() ? cookie(answer) : cookie;
      next = HostDriver.next(answer);
    }
    return all;
  }

  /** How the source is, as {@code /sync} shows it. */
  JsonNode source() {
    return HostDriver.source(json(get("/sync").body()), "gists");
  }

  /** Why units are not whole. */
  String reasons() {
    return source().get("incomplete").findValuesAsText("reason").toString();
  }

  /** Sends the message that a gist lacks its deal. */
  void send(String queue, String gist) {
    String url = host.queueUrl(queue);
    host.sqs().sendMessage(m -> m.queueUrl(url).messageBody("{\"gist\":\"" + gist + "\"}"));
  }

  /** About how many messages wait in a queue. */
  int waiting(String queue) {
    return driver.waiting(queue);
  }

  /** The cookie that an answer sets, as a request carries it. */
  static String cookie(HttpResponse<String> answer) {
    String set =
        answer
            .headers()
            .firstValue("set-cookie")
            .orElseThrow(() -> new AssertionError("no cookie is set: " + answer.body()));
    return set.substring(0, set.indexOf(';'));
  }

  HttpResponse<String> post(String path) {
    return driver.send(
        HttpRequest.newBuilder(driver.uri(path)).POST(HttpRequest.BodyPublishers.noBody()).build());
  }

  /** With any one header. */
  HttpResponse<String> getWith(String path, String header, String value) {
    return driver.send(HttpRequest.newBuilder(driver.uri(path)).header(header, value).build());
  }

  static JsonNode json(String text) {
    return HostDriver.json(text);
  }

  @Override
  public void close() {
    driver.close();
  }
}
