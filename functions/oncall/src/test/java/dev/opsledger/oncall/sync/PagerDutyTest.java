package dev.opsledger.oncall.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import com.sun.net.httpserver.HttpServer;
import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.config.Secret;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorHttp;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagerDutyTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final AtomicInteger calls = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(int status, Map<String, String> headers, String... bodies) {
    server.createContext(
        "/",
        exchange -> {
          byte[] body =
              bodies[Math.min(calls.getAndIncrement(), bodies.length - 1)].getBytes(UTF_8);
          headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private PagerDuty client(Optional<Secret> key) {
    var http = new VendorHttp("PagerDuty", CallObserver.NONE, Sleeper.SLEEP);
    var uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new PagerDuty(http, uri, key, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private PagerDuty client() {
    return client(Optional.of(Secret.of("a-key")));
  }

  @ParameterizedTest
  @CsvSource({
    "ratelimit-reset, 17, 17",
    "retry-after, 5, 5",
    "x-other, 5, 60",
    "ratelimit-reset, soon, 60",
    "ratelimit-reset, -4, 60",
    "ratelimit-reset, 0, 1",
    "ratelimit-reset, 999999999, 3600"
  })
  void a429SaysOrMeansHowLongToWait(String header, String value, int seconds) {
    answer(429, Map.of(header, value), "{}");
    assertThatThrownBy(() -> Listing.all(client(), "teams", List.of()))
        .asInstanceOf(throwable(RateLimitedException.class))
        .extracting(RateLimitedException::until, InstanceOfAssertFactories.INSTANT)
        .isBetween(NOW.plusSeconds(seconds), NOW.plusSeconds(seconds + 1 + seconds / 10 + 1));
    assertThat(calls).as("no second call while the limit lasts").hasValue(1);
  }

  @Test
  void withoutAKeyNothingIsCalled() {
    answer(200, Map.of(), "{}");
    assertThatThrownBy(() -> Listing.all(client(Optional.empty()), "teams", List.of()))
        .isInstanceOf(VendorRefusedException.class)
        .hasMessageContaining("PAGER_DUTY_API_KEY");
    assertThat(calls).hasValue(0);
  }

  @Test
  void aPageThatComesAgainEndsTheList() throws Exception {
    answer(200, Map.of(), "{\"teams\":[{\"id\":\"T1\"}],\"more\":true,\"total\":null}");
    assertThat(Listing.all(client(), "teams", List.of()).items()).containsOnlyKeys("T1");
    assertThat(calls).hasValue(2);
  }

  @Test
  void aListThatDoesNotAddUpIsReadAgain() throws Exception {
    answer(
        200,
        Map.of(),
        "{\"teams\":[{\"id\":\"T1\"}],\"more\":true,\"total\":2}",
        "{\"teams\":[{\"id\":\"T2\"}],\"more\":false,\"total\":1}",
        "{\"teams\":[{\"id\":\"T2\"}],\"more\":false,\"total\":1}");
    Listing list = Listing.all(client(), "teams", List.of());
    assertThat(list.settled()).isTrue();
    assertThat(list.items()).containsOnlyKeys("T2");
    assertThat(calls).hasValue(3);
  }

  @Test
  void aCountThatDisagreesForEverIsSaid() throws Exception {
    answer(200, Map.of(), "{\"teams\":[{\"id\":\"T1\"}],\"more\":false,\"total\":3}");
    Listing list = Listing.all(client(), "teams", List.of());
    assertThat(list.missing()).isEqualTo(2);
    assertThat(list.items()).containsOnlyKeys("T1");
    assertThat(calls).as("looks").hasValue(3);
  }

  @ParameterizedTest
  @CsvSource({"null", "\"no\""})
  void aFullPageThatDoesNotSayWhetherMoreFollowsIsNotTheLast(String more) {
    String items =
        IntStream.range(0, PagerDuty.PAGE)
            .mapToObj(i -> "{\"id\":\"T" + i + "\"}")
            .collect(Collectors.joining(","));
    answer(200, Map.of(), "{\"teams\":[" + items + "],\"more\":" + more + "}");
    assertThatThrownBy(() -> Listing.all(client(), "teams", List.of()))
        .isInstanceOf(VendorUnavailableException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"[]", "{}", "{\"teams\":1}", "{\"teams\":[]}x", "null", "{\"other\":[]}", "''"})
  void whatIsNoListIsNotTakenForAnEmptyOne(String body) {
    answer(200, Map.of(), body);
    assertThatThrownBy(() -> client().page("teams", 0, List.of()))
        .isInstanceOf(VendorUnavailableException.class);
  }
}
