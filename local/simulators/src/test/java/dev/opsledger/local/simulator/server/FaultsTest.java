package dev.opsledger.local.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each fault has its documented effect, and only on the selected requests. */
@Timeout(20)
class FaultsTest {
  private static final String BODY = "{\"text\":\"%s\"}".formatted("ä".repeat(5_000));

  private final AtomicInteger effects = new AtomicInteger();
  private final SimulatorServer server =
      SimulatorServer.start(this::answer, Clock.systemUTC(), 7, new RequestLog(10_000));
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void withoutAFaultTheAnswerIsWhole() throws Exception {
    var answer = get();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(BODY);
    assertThat(server.log().entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.status()).isEqualTo(200);
              assertThat(entry.request().path()).isEqualTo("/things/1");
              assertThat(entry.request().query("name")).contains("a b");
            });
  }

  @Test
  void anotherAnswerComesInsteadAndNothingTakesEffect() throws Exception {
    server.faults().next(RequestFilters.any(), Fault.status(429, Map.of("retry-after", "3"), "{}"));
    var answer = get();
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("retry-after")).contains("3");
    assertThat(effects).hasValue(0);
    assertThat(get().statusCode()).isEqualTo(200);
  }

  @Test
  void aLostAnswerTookEffectAndALostRequestDidNot() {
    server.faults().next(RequestFilters.to("POST", "/things"), new Fault.LostAnswer());
    assertThatThrownBy(this::post).isInstanceOf(IOException.class);
    assertThat(effects).hasValue(1);
    server.faults().next(RequestFilters.to("POST", "/things"), new Fault.LostRequest());
    assertThatThrownBy(this::post).isInstanceOf(IOException.class);
    assertThat(effects).hasValue(1);
    assertThat(server.log().entries()).extracting(LoggedRequest::status).containsOnly(0);
  }

  @Test
  void aCutBodyBreaksTheConnection() {
    server.faults().next(RequestFilters.any(), new Fault.CutBody());
    assertThatThrownBy(this::get).isInstanceOf(IOException.class);
  }

  @Test
  void aTruncatedOrGarbageBodyArrivesInGoodOrder() throws Exception {
    server.faults().next(RequestFilters.any(), new Fault.TruncatedBody());
    assertThat(get().body()).hasSize(BODY.length() / 2).startsWith("{\"text\"");
    server.faults().next(RequestFilters.any(), new Fault.GarbageBody());
    assertThat(get().body()).startsWith("<html>");
  }

  @Test
  void aSlowAnswerComesLateOrNeverWhenTheSimulatorStops() throws Exception {
    server.faults().next(RequestFilters.any(), new Fault.Slow(Duration.ofMillis(50)));
    long before = System.nanoTime();
    assertThat(get().statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(Duration.ofMillis(50));
    var rule = server.faults().next(RequestFilters.any(), new Fault.Slow(Duration.ofHours(1)));
    // Uses POST: the JDK's client retries a GET after a lost connection, perhaps before the stop.
    var pending = client.sendAsync(creation(), HttpResponse.BodyHandlers.ofString());
    while (rule.hits() == 0) {
      Thread.onSpinWait();
    }
    server.close();
    assertThatThrownBy(pending::get).hasCauseInstanceOf(IOException.class);
  }

  @Test
  void aShareIsAShareAndTheSameForASeed() throws Exception {
    var rule = server.faults().share(0.2, RequestFilters.path("/things/.*"), Fault.status(500));
    for (int i = 0; i < 500; i++) {
      get();
    }
    assertThat(rule.hits()).isBetween(70, 130);
    assertThat(effects).hasValue(500 - rule.hits());
    server.faults().remove(rule);
    assertThat(get().statusCode()).isEqualTo(200);
  }

  private SimulatedResponse answer(SimulatedRequest request) {
    effects.incrementAndGet();
    return SimulatedResponse.json(200, BODY);
  }

  private HttpResponse<String> get() throws IOException, InterruptedException {
    return client.send(request().GET().build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post() throws IOException, InterruptedException {
    return client.send(creation(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest creation() {
    return HttpRequest.newBuilder(URI.create(server.url() + "/things"))
        .POST(HttpRequest.BodyPublishers.ofString("{}"))
        .build();
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(URI.create(server.url() + "/things/1?name=a+b"));
  }
}
