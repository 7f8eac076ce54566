package dev.opsledger.deployments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.opsledger.local.simulator.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
  private static final String AUDIENCE = "https://panel.example.com";
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  /** An issuer is waited for four seconds; half a minute is what this is not. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(12);

  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final AtomicInteger FETCHES = new AtomicInteger();

  private static HttpServer issuer;
  private static volatile JWKSet published;
  private static volatile boolean down;
  private static volatile boolean dripping;
  private static volatile CountDownLatch silence = new CountDownLatch(0);
  private static RSAKey key;
  private static SettableClock clock;
  private static Panel panel;

  @BeforeAll
  static void start() throws Exception {
    key = new RSAKeyGenerator(2048).keyID("first").generate();
    published = new JWKSet(key.toPublicJWK());
    issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer.createContext(
        "/.well-known/jwks.json",
        exchange -> {
          FETCHES.incrementAndGet();
          awaitEndOfSilence();
          if (dripping) {
            drip(exchange);
            return;
          }
          byte[] body = published.toString(true).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(down ? 503 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    issuer.start();
    clock = new SettableClock(NOW.toString());
    panel =
        Panel.start(
                Panel.plan(Map.of("AUTH_ISSUER", address() + "/", "AUTH_AUDIENCE", AUDIENCE))
                    .clock(clock))
            .withProjects(1);
  }

  private static void awaitEndOfSilence() {
    try {
      silence.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterAll
  static void stop() {
    panel.close();
    issuer.stop(0);
  }

  private static String address() {
    return "http://127.0.0.1:" + issuer.getAddress().getPort();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /projects",
    "GET, /projects/1",
    "POST, /projects/1/deployment",
    "POST, /projects/1/deployments",
    "GET, /deployments",
    "GET, /deployments/1",
    "POST, /deployments/1/cancel",
    "GET, /users/1/deployment-stats",
    "POST, /events",
    "GET, /projects/1/activity",
  })
  void everyRouteNeedsItsOwnToken(String method, String path) {
    boolean activity = path.equals("/events") || path.endsWith("/activity");
    String own = activity ? Panel.ACTIVITY_TOKEN : Panel.PROJECTS_TOKEN;
    String other = activity ? Panel.PROJECTS_TOKEN : Panel.ACTIVITY_TOKEN;
    assertThat(panel.send(method, path, "Bearer " + own, null).status()).isNotEqualTo(401);
    for (String wrong : new String[] {null, "Bearer " + other, "Bearer ", own, "Basic " + own}) {
      Panel.Answer answer = panel.send(method, path, wrong, null);
      assertThat(answer.status()).as("%s", wrong).isEqualTo(401);
      assertThat(answer.json().path("name").asText()).isEqualTo("Unauthorized");
    }
  }

  @Test
  void aKnownKeyOutlivesAnIssuerThatFallsSilent() throws Exception {
    assertThat(status(signed(key, UnaryOperator.identity()))).isEqualTo(200);
    clock.advance(Duration.ofHours(2));
    silence = new CountDownLatch(1);
    try {
      assertThat(within(LONGEST_WAIT, signed(key, UnaryOperator.identity()))).isEqualTo(200);
    } finally {
      silence.countDown();
    }
  }

  @Test
  void anIssuerThatDripsHoldsARequestForSecondsAndNoOther() throws Exception {
    assertThat(status(signed(key, UnaryOperator.identity()))).isEqualTo(200);
    RSAKey unknown = new RSAKeyGenerator(2048).keyID("dripped").generate();
    clock.advance(Duration.ofMinutes(2));
    dripping = true;
    try {
      assertThat(within(LONGEST_WAIT, signed(unknown, UnaryOperator.identity()))).isEqualTo(401);
      assertThat(within(LONGEST_WAIT, signed(key, UnaryOperator.identity()))).isEqualTo(200);
    } finally {
      dripping = false;
    }
  }

  /** Fails at the limit and not only when the answer comes, which it might never do. */
  private static int within(Duration limit, String jwt) {
    return assertTimeoutPreemptively(limit, () -> status(jwt));
  }

  /** Answers at once, and then a byte at a time for ever. */
  private static void drip(HttpExchange exchange) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (exchange) {
                exchange.sendResponseHeaders(200, 0);
                while (dripping) {
                  exchange.getResponseBody().write(' ');
                  exchange.getResponseBody().flush();
                  LockSupport.parkNanos(PAUSE.toNanos());
                }
              } catch (IOException gone) {
                // Whoever asked has given up.
                return;
              }
            });
  }

  private static int status(String jwt) {
    return panel.send("GET", "/projects", "Bearer " + jwt, null).status();
  }

  private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> but) {
    return but.apply(
            new JWTClaimsSet.Builder()
                .issuer(address() + "/")
                .audience(AUDIENCE)
                .expirationTime(Date.from(clock.instant().plusSeconds(600))))
        .build();
  }

  private static String signed(RSAKey by, UnaryOperator<JWTClaimsSet.Builder> but)
      throws JOSEException {
    return signed(
        new RSASSASigner(by),
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(),
        claims(but));
  }

  private static String signed(JWSSigner signer, JWSHeader header, JWTClaimsSet claims)
      throws JOSEException {
    var jwt = new SignedJWT(header, claims);
    jwt.sign(signer);
    return jwt.serialize();
  }

  @Test
  void eventsSayWhoseTokenItWas() throws Exception {
    String jwt = signed(key, claims -> claims.subject("auth0|ada"));
    assertThat(panel.send("POST", "/projects/1/deployment", "Bearer " + jwt, null).status())
        .isEqualTo(201);
    panel.settle();
    assertThat(panel.events(1).getLast().path("payload").path("by").asText())
        .isEqualTo("auth0|ada");
    assertThat(panel.events(1).getLast().toString()).doesNotContain(jwt);
  }

  @Test
  void aTokenOfTheIssuerForTheAudienceOpensTheProjectsApiOnly() throws Exception {
    String jwt = signed(key, UnaryOperator.identity());
    assertThat(status(jwt)).isEqualTo(200);
    assertThat(panel.send("GET", "/projects/1/activity", "Bearer " + jwt, null).status())
        .isEqualTo(401);
  }

  @Test
  void oneOfSeveralAudiencesAndAnIssuersFastClockAreFine() throws Exception {
    assertThat(status(signed(key, c -> c.audience(List.of("other", AUDIENCE))))).isEqualTo(200);
    Date soon = Date.from(clock.instant().plusSeconds(2));
    assertThat(status(signed(key, c -> c.notBeforeTime(soon)))).isEqualTo(200);
  }

  @Test
  void whatIsNotValidIs401() throws Exception {
    Date past = Date.from(clock.instant().minusSeconds(1));
    Date future = Date.from(NOW.plus(Duration.ofDays(300)));
    assertThat(status(signed(key, c -> c.expirationTime(past)))).isEqualTo(401);
    assertThat(status(signed(key, c -> c.expirationTime(null)))).isEqualTo(401);
    assertThat(status(signed(key, c -> c.notBeforeTime(future)))).isEqualTo(401);
    assertThat(status(signed(key, c -> c.audience("https://elsewhere")))).isEqualTo(401);
    assertThat(status(signed(key, c -> c.audience(List.of("https://elsewhere", "other")))))
        .isEqualTo(401);
    assertThat(status(signed(key, c -> c.audience((String) null)))).isEqualTo(401);
    assertThat(
            status(signed(key, c -> c.notBeforeTime(Date.from(clock.instant().plusSeconds(60))))))
        .isEqualTo(401);
    assertThat(status(signed(key, c -> c.issuer("https://elsewhere/")))).isEqualTo(401);
    assertThat(status(new PlainJWT(claims(UnaryOperator.identity())).serialize())).isEqualTo(401);
    var hmac = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build();
    String confused =
        signed(
            new MACSigner(key.toRSAPublicKey().getEncoded()),
            hmac,
            claims(UnaryOperator.identity()));
    assertThat(status(confused)).isEqualTo(401);
    RSAKey impostor = new RSAKeyGenerator(2048).keyID("first").generate();
    assertThat(status(signed(impostor, UnaryOperator.identity()))).isEqualTo(401);
    assertThat(status("a.b.c")).isEqualTo(401);
  }

  @Test
  void unknownKeysAreAskedForOnceAMinuteAndKnownOnesOutliveAnOutage() throws Exception {
    assertThat(status(signed(key, UnaryOperator.identity()))).isEqualTo(200);
    RSAKey next = new RSAKeyGenerator(2048).keyID("next").generate();
    clock.advance(Duration.ofMinutes(2));
    down = true;
    int before = FETCHES.get();
    for (int i = 0; i < 20; i++) {
      assertThat(status(signed(next, UnaryOperator.identity()))).isEqualTo(401);
      assertThat(status(signed(key, UnaryOperator.identity()))).isEqualTo(200);
    }
    // Requests one after another go to the one instance that is warm.
    assertThat(FETCHES.get() - before).isEqualTo(1);
    down = false;
    published = new JWKSet(List.of(key.toPublicJWK(), next.toPublicJWK()));
    assertThat(status(signed(next, UnaryOperator.identity()))).isEqualTo(401);
    clock.advance(Duration.ofMinutes(1));
    assertThat(status(signed(next, UnaryOperator.identity()))).isEqualTo(200);
  }
}
