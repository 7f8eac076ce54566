package dev.opsledger.ci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opsledger.local.LocalHost;
import dev.opsledger.local.LocalHostBuilder;
import dev.opsledger.local.function.FunctionFailed;
import dev.opsledger.local.simulator.github.webhook.Webhook;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/** The whole template over a GitHub of the test's own, spoken to as its users do. */
final class CiHost implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  final Meter meter = new Meter();
  final LocalHost host;
  private final HttpClient http = HttpClient.newHttpClient();

  CiHost(Map<String, String> settings, Clock clock) {
    this(settings, clock, UnaryOperator.identity());
  }

  CiHost(Map<String, String> settings, Clock clock, UnaryOperator<LocalHostBuilder> further) {
    host =
        further
            .apply(
                LocalHost.builder()
                    .template(Path.of("..", "template.yaml"))
                    .variables(settings)
                    .inMemory()
                    .port(0)
                    .clock(clock)
                    .observers(function -> function.startsWith("Ci") ? meter : NOBODY)
                    .with("CiApi.Properties.Environment.Variables.REFRESH_SOURCES", "ci")
                    .with("CiQueue.Properties.VisibilityTimeout", 120)
                    .with("CiWorker.Properties.Environment.Variables.SYNC_RETRY_SECONDS", "0")
                    .schedules(false))
            .start();
  }

  private static final dev.opsledger.core.aws.CallObserver NOBODY =
      dev.opsledger.core.aws.CallObserver.NONE;

  /** Lets the schedule fire once and waits until all that follows from it is done. */
  void sync() {
    plan();
    awaitIdle();
  }

  void plan() {
    try {
      host.invoke(
          "CiPlanner",
          "{\"id\":\"%s\",\"detail-type\":\"Scheduled Event\",\"source\":\"aws.events\",\"detail\":{}}"
              .formatted(UUID.randomUUID()));
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
      throw new AssertionError("the sync does not come to rest", e);
    }
  }

  /** Waits until nothing is left but what waits for a vendor. */
  void awaitParked() {
    try {
      host.awaitIdleButDelayed(PATIENCE);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (TimeoutException e) {
      throw new AssertionError("the sync does not come to rest", e);
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

  String ciTable() {
    return host.tableName("CiTable");
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  HttpResponse<String> post(String path, Map<String, String> headers, String body) {
    var request = HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request.build());
  }

  HttpResponse<String> deliver(Webhook webhook) {
    return post("/webhooks/github", webhook.headers(), webhook.body());
  }

  URI uri(String path) {
    return path.startsWith("http") ? URI.create(path) : URI.create(host.uri() + path);
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

  /** All runs of an answer, following its links. */
  List<JsonNode> runs(String path) {
    var runs = new ArrayList<JsonNode>();
    String next = path;
    while (next != null) {
      HttpResponse<String> answer = get(next);
      if (answer.statusCode() != 200) {
        throw new AssertionError(next + " answers " + answer.statusCode() + " " + answer.body());
      }
      json(answer.body()).forEach(runs::add);
      next =
          answer.headers().firstValue("link").map(l -> l.substring(1, l.indexOf('>'))).orElse(null);
    }
    return runs;
  }

  /** The runs of an organization's day by id; fails when one comes twice. */
  Map<Long, JsonNode> runsById(String path) {
    var byId = new LinkedHashMap<Long, JsonNode>();
    for (JsonNode run : runs(path)) {
      if (byId.put(run.get("workflowRunId").asLong(), run) != null) {
        throw new AssertionError("twice: " + run);
      }
    }
    return byId;
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
