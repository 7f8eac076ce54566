package dev.opsledger.gists;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opsledger.local.LocalHost;
import dev.opsledger.local.LocalHostBuilder;
import dev.opsledger.local.function.FunctionFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The whole template over vendors of the test's own, spoken to as its users do. */
final class GistsHost implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Other sources rest. */
  private static final Map<String, List<String>> NOBODYS = Map.of("source", List.of("nobody"));

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  final Meter meter = new Meter();
  final LocalHost host;
  private final HttpClient http = HttpClient.newHttpClient();

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
                LocalHost.builder()
                    .template(Path.of("..", "template.yaml"))
                    .variables(all)
                    .inMemory()
                    .port(0)
                    .clock(clock)
                    .observers(function -> meter.of(function))
                    .with("CiApi.Properties.Environment.Variables.REFRESH_SOURCES", "gists")
                    .with("CiPlanner.Properties.Events.Refresh.Properties.Pattern", NOBODYS)
                    .with("OncallPlanner.Properties.Events.Refresh.Properties.Pattern", NOBODYS)
                    .with("TrafficPlanner.Properties.Events.Refresh.Properties.Pattern", NOBODYS)
                    .with("GistsWorker.Properties.Environment.Variables.SYNC_RETRY_SECONDS", "0")
                    .schedulesAtStart(false))
            .start();
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
    try {
      host.invoke(
          "GistsPlanner",
          "{\"id\":\"%s\",\"detail-type\":\"Scheduled Event\",\"source\":\"aws.events\",\"detail\":{}}"
              .formatted(event));
    } catch (FunctionFailed e) {
      throw new AssertionError("the planner failed", e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  void awaitIdle() {
    try {
      host.awaitIdle(PATIENCE);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (TimeoutException e) {
      throw new AssertionError("it does not come to rest", e);
    }
  }

  /** Whether nothing runs and nothing waits at this moment. */
  boolean atRest() {
    try {
      host.awaitIdle(Duration.ofMillis(20));
      return true;
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (TimeoutException e) {
      return false;
    }
  }

  String table() {
    return host.tableName("GistsTable");
  }

  HttpResponse<String> get(String path) {
    return get(path, "");
  }

  HttpResponse<String> get(String path, String cookie) {
    String uri = path.startsWith("http") ? path : host.uri() + path;
    var request = HttpRequest.newBuilder(URI.create(uri));
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return send(request.build());
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
      next =
          answer.headers().firstValue("link").map(l -> l.substring(1, l.indexOf('>'))).orElse(null);
    }
    return all;
  }

  /** Sends the message that a gist lacks its deal. */
  void send(String queue, String gist) {
    String url = host.queueUrl(queue);
    host.sqs().sendMessage(m -> m.queueUrl(url).messageBody("{\"gist\":\"" + gist + "\"}"));
  }

  /** About how many messages wait in a queue. */
  int waiting(String queue) {
    var name = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    String url = host.queueUrl(queue);
    var answer = host.sqs().getQueueAttributes(q -> q.queueUrl(url).attributeNames(name));
    return Integer.parseInt(answer.attributes().get(name));
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
    return send(
        HttpRequest.newBuilder(URI.create(host.uri() + path))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build());
  }

  /** With any one header. */
  HttpResponse<String> getWith(String path, String header, String value) {
    return send(
        HttpRequest.newBuilder(URI.create(host.uri() + path)).header(header, value).build());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AssertionError interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new AssertionError("interrupted", e);
  }

  @Override
  public void close() {
    host.close();
    http.close();
  }
}
