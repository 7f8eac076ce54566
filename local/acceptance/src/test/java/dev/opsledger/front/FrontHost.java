package dev.opsledger.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.LocalHost;
import dev.opsledger.local.function.FunctionException;
import dev.opsledger.local.simulator.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The whole template; its only data are facts that a test publishes. */
public final class FrontHost implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** The host. */
  public final LocalHost host;

  /** Its clock. */
  public final SettableClock clock;

  /** Starts with settings, and observers of functions by their name. */
  public FrontHost(
      Instant now, Map<String, String> settings, Function<String, CallObserver> observers) {
    clock = new SettableClock(now.toString());
    host =
        LocalHost.builder()
            .template(Checkout.file("template.yaml"))
            .variables(settings)
            .inMemory()
            .port(0)
            .clock(clock)
            .observers(observers)
            .schedules(false)
            .start();
  }

  /** Sends facts to the projector in one batch; returns how many it reports as failed. */
  public int project(List<Fact> facts) throws FunctionException, InterruptedException {
    var event = JSON.createObjectNode();
    var records = event.putArray("Records");
    for (Fact fact : facts) {
      var record = records.addObject();
      record.put("messageId", "message-" + records.size());
      record.put("receiptHandle", "receipt-" + records.size());
      record.put("body", fact.message("").body());
      record.put("eventSource", "aws:sqs");
      record.putObject("attributes").put("ApproximateReceiveCount", "1");
    }
    return json(host.invoke("FrontProjector", event.toString())).path("batchItemFailures").size();
  }

  /** The numbers of the home page. */
  public JsonNode overview() {
    HttpResponse<String> answer = get("/overview");
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return json(answer.body());
  }

  /** Gets a path, with headers as names and values. */
  public HttpResponse<String> get(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(host.uri() + path));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /** Posts to a path, with headers as names and values. */
  public HttpResponse<String> post(String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(host.uri() + path))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /** Puts to a path, with headers as names and values. */
  public HttpResponse<String> put(String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(host.uri() + path))
            .PUT(HttpRequest.BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Parses JSON. */
  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  @Override
  public void close() {
    host.close();
  }
}
