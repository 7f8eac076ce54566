package dev.opsledger.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opsledger.local.function.FunctionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Drives a host as its schedules and users do, turning every problem into a test failure. */
public final class HostDriver implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final LocalHost host;
  private final HttpClient http = HttpClient.newHttpClient();

  /** Takes over the host: {@link #close()} also closes it. */
  public HostDriver(LocalHost host) {
    this.host = host;
  }

  /** Invokes a planner as its schedule does. */
  public void fire(String planner, String eventId) {
    try {
      host.invoke(
          planner,
          "{\"id\":\"%s\",\"detail-type\":\"Scheduled Event\",\"source\":\"aws.events\",\"detail\":{}}"
              .formatted(eventId));
    } catch (FunctionException e) {
      throw new AssertionError("the planner failed", e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Waits until no function runs and no message waits. */
  public void awaitIdle() {
    try {
      host.awaitIdle(PATIENCE);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (TimeoutException e) {
      throw new AssertionError("the host does not come to rest", e);
    }
  }

  /** Waits until only delayed messages are left. */
  public void awaitParked() {
    try {
      host.awaitIdleButDelayed(PATIENCE);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (TimeoutException e) {
      throw new AssertionError("the host does not come to rest", e);
    }
  }

  /** Whether no function runs and no message waits at this moment. */
  public boolean atRest() {
    try {
      host.awaitIdle(Duration.ofMillis(20));
      return true;
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (TimeoutException e) {
      return false;
    }
  }

  /** About how many messages wait in a queue, by logical id. */
  public int waiting(String queue) {
    var name = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    String url = host.queueUrl(queue);
    var answer = host.sqs().getQueueAttributes(q -> q.queueUrl(url).attributeNames(name));
    return Integer.parseInt(answer.attributes().get(name));
  }

  /** Stops queues and streams from invoking a function; returns when no invocation is running. */
  public void pause(String function) {
    try {
      host.pause(function);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Resolves a path of the host, or an absolute URL from one of its responses. */
  public URI uri(String path) {
    return path.startsWith("http") ? URI.create(path) : URI.create(host.uri() + path);
  }

  /** Sends a request and returns the response. */
  public HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** The URL of the next page from the Link header; null on the last page. */
  public static String next(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("link")
        .map(link -> link.substring(1, link.indexOf('>')))
        .orElse(null);
  }

  /** One of the sources that {@code GET /sync} shows. */
  public static JsonNode source(JsonNode shown, String name) {
    for (JsonNode each : shown.path("sources")) {
      if (each.path("source").asText().equals(name)) {
        return each;
      }
    }
    throw new AssertionError("/sync does not name the source " + name);
  }

  /** Parses JSON. */
  public static JsonNode json(String text) {
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
