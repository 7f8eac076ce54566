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

/** Drives a host as its schedule and its users do, and takes whatever goes wrong for a failure. */
public final class HostDriver implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final LocalHost host;
  private final HttpClient http = HttpClient.newHttpClient();

  public HostDriver(LocalHost host) {
    this.host = host;
  }

  /** Calls a planner as its schedule does. */
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

  /** Waits until nothing runs and nothing waits. */
  public void awaitIdle() {
    try {
      host.awaitIdle(PATIENCE);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (TimeoutException e) {
      throw new AssertionError("the host does not come to rest", e);
    }
  }

  /** Waits until nothing is left but what waits for a vendor. */
  public void awaitParked() {
    try {
      host.awaitIdleButDelayed(PATIENCE);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (TimeoutException e) {
      throw new AssertionError("the host does not come to rest", e);
    }
  }

  /** Whether nothing runs and nothing waits at this moment. */
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

  /** Lets no queue and no stream call a function; returns when none does any more. */
  public void pause(String function) {
    try {
      host.pause(function);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** A path of the host, or an address that one of its answers gave. */
  public URI uri(String path) {
    return path.startsWith("http") ? URI.create(path) : URI.create(host.uri() + path);
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Where an answer's rest is; null when this is all. */
  public static String next(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("link")
        .map(link -> link.substring(1, link.indexOf('>')))
        .orElse(null);
  }

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
