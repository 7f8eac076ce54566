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
import dev.opsledger.local.simulator.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
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

  private static Issuer issuer;
  private static RSAKey key;
  private static RSAKey other;
  private static SettableClock clock;
  private static Panel panel;

  @BeforeAll
  static void start() throws Exception {
    key = new RSAKeyGenerator(2048).keyID("first").generate();
    other = new RSAKeyGenerator(2048).generate();
    issuer = Issuer.start(key);
    clock = new SettableClock(NOW.toString());
    panel =
        Panel.start(
                Panel.plan(Map.of("AUTH_ISSUER", issuer.address() + "/", "AUTH_AUDIENCE", AUDIENCE))
                    .clock(clock))
            .withProjects(1);
  }

  /** Another key than the issuer's first, under any name: generating one takes half a second. */
  private static RSAKey named(String id) {
    return new RSAKey.Builder(other).keyID(id).build();
  }

  @AfterAll
  static void stop() {
    panel.close();
    issuer.close();
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
    issuer.silence = new CountDownLatch(1);
    try {
      assertThat(within(LONGEST_WAIT, signed(key, UnaryOperator.identity()))).isEqualTo(200);
    } finally {
      issuer.silence.countDown();
    }
  }

  @Test
  void anIssuerThatDripsHoldsARequestForSecondsAndNoOther() throws Exception {
    assertThat(status(signed(key, UnaryOperator.identity()))).isEqualTo(200);
    RSAKey unknown = named("dripped");
    clock.advance(Duration.ofMinutes(2));
    issuer.dripping = true;
    try {
      assertThat(within(LONGEST_WAIT, signed(unknown, UnaryOperator.identity()))).isEqualTo(401);
      assertThat(within(LONGEST_WAIT, signed(key, UnaryOperator.identity()))).isEqualTo(200);
    } finally {
      issuer.dripping = false;
    }
  }

  /** Fails at the limit and not only when the answer comes, which it might never do. */
  private static int within(Duration limit, String jwt) {
    return assertTimeoutPreemptively(limit, () -> status(jwt));
  }

  private static int status(String jwt) {
    return panel.send("GET", "/projects", "Bearer " + jwt, null).status();
  }

  private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> but) {
    return but.apply(
            new JWTClaimsSet.Builder()
                .issuer(issuer.address() + "/")
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
    RSAKey impostor = named("first");
    assertThat(status(signed(impostor, UnaryOperator.identity()))).isEqualTo(401);
    assertThat(status("a.b.c")).isEqualTo(401);
  }

  @Test
  void unknownKeysAreAskedForOnceAMinuteAndKnownOnesOutliveAnOutage() throws Exception {
    assertThat(status(signed(key, UnaryOperator.identity()))).isEqualTo(200);
    RSAKey next = named("next");
    clock.advance(Duration.ofMinutes(2));
    issuer.down = true;
    int before = issuer.fetches.get();
    for (int i = 0; i < 20; i++) {
      assertThat(status(signed(next, UnaryOperator.identity()))).isEqualTo(401);
      assertThat(status(signed(key, UnaryOperator.identity()))).isEqualTo(200);
    }
    // Requests one after another go to the one instance that is warm.
    assertThat(issuer.fetches.get() - before).isEqualTo(1);
    issuer.down = false;
    issuer.published = new JWKSet(List.of(key.toPublicJWK(), next.toPublicJWK()));
    assertThat(status(signed(next, UnaryOperator.identity()))).isEqualTo(401);
    clock.advance(Duration.ofMinutes(1));
    assertThat(status(signed(next, UnaryOperator.identity()))).isEqualTo(200);
  }
}
