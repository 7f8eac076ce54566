package dev.opsledger.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.core.vendor.VendorHttp;
import dev.opsledger.core.vendor.VendorUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of the accounts that installed the App, which changes at any time. */
class InstallationsTest {
  private static final int PAGE = 100;
  private static final Duration ALMOST = Duration.ofSeconds(29);

  private static AppKey key;

  private final List<String> owners = new ArrayList<>(List.of("acme"));
  private final List<Integer> statuses = new ArrayList<>();
  private Runnable afterFirstPage = () -> {};
  private String instead = "";
  private Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private HttpServer server;
  private Installations installations;

  @BeforeAll
  static void makeKey() throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    byte[] der = generator.generateKeyPair().getPrivate().getEncoded();
    String body = Base64.getEncoder().encodeToString(der);
    key = AppKey.of("1", "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    URI api = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    InstantSource time = () -> now;
    Clock clock = time.withZone(ZoneOffset.UTC);
    var http = new VendorHttp("GitHub", CallObserver.NONE, _ -> {});
    installations =
        new Installations(
            new GitHub(http, new GitHubSettings(api, Optional.of(key)), clock), clock);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    int number = query.contains("&page=") ? Integer.parseInt(query.replaceAll(".*&page=", "")) : 1;
    List<String> page =
        owners.stream().skip((number - 1L) * PAGE).limit(PAGE).collect(Collectors.toList());
    String text =
        page.stream()
            .map(o -> "{\"id\":%d,\"account\":{\"login\":\"%s\"}}".formatted(id(o), o))
            .collect(Collectors.joining(",", "[", "]"));
    boolean more = owners.size() > number * PAGE;
    if (!instead.isEmpty()) {
      text = instead;
      more = false;
    }
    String etag = "\"" + (text + more).hashCode() + "\"";
    exchange.getResponseHeaders().set("ETag", etag);
    if (more) {
      String next = "/app/installations?per_page=100&page=" + (number + 1);
      exchange.getResponseHeaders().set("Link", "<" + next + ">; rel=\"next\"");
    }
    boolean same = etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
    statuses.add(same ? 304 : 200);
    byte[] body = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(same ? 304 : 200, same ? -1 : body.length);
    if (!same) {
      exchange.getResponseBody().write(body);
    }
    if (number == 1) {
      afterFirstPage.run();
      afterFirstPage = () -> {};
    }
    exchange.close();
  }

  private static int id(String owner) {
    return owner.hashCode() & 0xffff;
  }

  private Optional<String> of(String owner) throws Exception {
    return installations.of(owner).map(Credential::name);
  }

  @Test
  void anOwnerIsFoundInAnyLetterCaseByOneCallForMany() throws Exception {
    assertThat(of("ACME")).contains("installation " + id("acme"));
    now = now.plus(Duration.ofMinutes(9));
    assertThat(of("acme")).isPresent();
    assertThat(statuses).containsExactly(200);
  }

  @Test
  void anOwnerThatTheCachedListLacksIsLookedForInANewOne() throws Exception {
    assertThat(of("beta")).isEmpty();
    owners.add("beta");
    now = now.plus(ALMOST);
    assertThat(of("beta")).as("many repositories without an installation cost one call").isEmpty();
    assertThat(statuses).hasSize(1);
    assertThat(installations.ofNow("beta")).as("somebody waits for it").isPresent();
    owners.remove("beta");
    owners.add("gamma");
    now = now.plus(Duration.ofSeconds(31));
    assertThat(of("gamma")).isPresent();
    assertThat(of("beta")).isEmpty();
  }

  @Test
  void anUnchangedListCostsNothingOfTheRateLimit() throws Exception {
    of("acme");
    now = now.plus(Duration.ofMinutes(11));
    assertThat(of("acme")).isPresent();
    now = now.plus(Duration.ofMinutes(1));
    assertThat(of("nobody")).isEmpty();
    assertThat(statuses).containsExactly(200, 304, 304);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"message\":\"x\"}", "null", "[{\"account\":{\"login\":\"acme\"}}]", "["})
  void whatIsNoListDoesNotMeanThatNobodyInstalledTheApp(String odd) throws Exception {
    instead = odd;
    assertThatThrownBy(() -> of("acme")).isInstanceOf(VendorUnavailableException.class);
    assertThatThrownBy(() -> of("acme")).as("again").isInstanceOf(VendorUnavailableException.class);
    instead = "";
    assertThat(of("acme")).isPresent();
    instead = odd;
    now = now.plus(Duration.ofMinutes(11));
    assertThatThrownBy(() -> of("acme")).isInstanceOf(VendorUnavailableException.class);
  }

  @Test
  void enterprisesDeletedAccountsAndSuspendedInstallationsAreLeftOut() throws Exception {
    instead =
        "[{\"id\":1,\"account\":null},{\"id\":2,\"account\":{\"slug\":\"big\"}},"
            + "{\"id\":3,\"account\":{\"login\":\"idle\"},\"suspended_at\":\"2026-01-01T00:00:00Z\"},"
            + "{\"id\":4,\"account\":{\"login\":\"acme\"},\"suspended_at\":null}]";
    assertThat(installations.all()).extracting(Credential::name).containsExactly("installation 4");
    assertThat(of("idle")).isEmpty();
  }

  /** Deleting the first moves the first of the second page to the first, which was read already. */
  @Test
  void nobodyIsMissedBetweenTwoPages() throws Exception {
    IntStream.range(0, 250).forEach(i -> owners.add("owner-" + i));
    afterFirstPage = () -> owners.removeFirst();
    for (int i : new int[] {0, 98, 99, 100, 198, 199, 249}) {
      assertThat(of("owner-" + i)).as("owner-" + i).isPresent();
    }
    int calls = statuses.size();
    now = now.plus(Duration.ofMinutes(11));
    of("owner-1");
    assertThat(statuses.subList(calls, statuses.size())).containsExactly(304, 304, 304);
  }

  @Test
  void nobodyIsMissedWhenAKnownListMovesWhileItIsReadAgain() throws Exception {
    IntStream.range(0, 250).forEach(i -> owners.add("owner-" + i));
    of("owner-1");
    now = now.plus(Duration.ofMinutes(11));
    afterFirstPage = () -> owners.removeFirst();
    for (int i : new int[] {0, 98, 99, 100, 198, 199, 249}) {
      assertThat(of("owner-" + i)).as("owner-" + i).isPresent();
    }
  }

  @Test
  void withoutAnAppThereIsNone() throws Exception {
    var http = new VendorHttp("GitHub", CallObserver.NONE, _ -> {});
    var settings = new GitHubSettings(URI.create("http://127.0.0.1:1"), Optional.empty());
    var none = new Installations(new GitHub(http, settings, Clock.systemUTC()), Clock.systemUTC());
    assertThat(none.of("acme")).isEmpty();
    assertThat(none.all()).isEmpty();
  }
}
