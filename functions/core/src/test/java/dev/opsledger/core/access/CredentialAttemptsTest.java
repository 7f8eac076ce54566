package dev.opsledger.core.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.log.Metrics;
import io.micronaut.http.HttpRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/** How wrong credentials are counted and slowed down. */
class CredentialAttemptsTest {
  private static final String RIGHT = "right";
  private static final int FREE = 100;

  /** A clock that the test moves. */
  private static final class MovableClock extends Clock {
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final MovableClock clock = new MovableClock();
  private final CountingTable counts = new CountingTable();
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final HttpRequest<?> request = HttpRequest.GET("/");
  private final CredentialAttempts attempts = instance();

  /** An instance of a function; all share the table. */
  private CredentialAttempts instance() {
    return new CredentialAttempts(
        () -> new Table(counts, "sync"),
        new Metrics(clock, new PrintStream(told, true, UTF_8)),
        clock);
  }

  /** The status of a response to a credential. */
  private int send(CredentialAttempts instance, String name, String given) {
    try {
      return instance
          .check(request, name, Optional.of(given), () -> Optional.of(given).filter(RIGHT::equals))
          .map(_ -> 200)
          .orElse(401);
    } catch (RequestException e) {
      assertThat(e.kind()).isEqualTo(RequestException.Kind.TOO_MANY);
      return 429;
    }
  }

  private int send(String given) {
    return send(attempts, "PROJECTS_TOKEN", given);
  }

  private void guess(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(send("guess " + i)).isEqualTo(401);
    }
  }

  @Test
  void rightCredentialsCostNothing() {
    assertThat(send(RIGHT)).isEqualTo(200);
    assertThat(attempts.check(request, "x", Optional.empty(), Optional::empty)).isEmpty();
    assertThat(counts.calls).isZero();
    assertThat(told.size()).isZero();
  }

  @Test
  void wrongOnesAreCounted() {
    guess(3);
    assertThat(counts.wrong("PROJECTS_TOKEN#unknown")).isEqualTo(3);
    assertThat(told.toString(UTF_8).lines()).hasSize(3).allMatch(l -> l.contains("RefusedTokens"));
  }

  @Test
  void whoTriesManyHasToWaitTwiceAsLongEachTime() {
    guess(FREE - 1);
    assertThat(send(RIGHT)).isEqualTo(200);
    for (int seconds = 1; seconds <= 1024; seconds *= 2) {
      assertThat(send("another guess " + seconds)).isEqualTo(401);
      clock.now = clock.now.plusMillis(seconds * 1000L - 1);
      assertThat(send(RIGHT)).as("after " + seconds).isEqualTo(429);
      clock.now = clock.now.plusMillis(1);
      assertThat(send(RIGHT)).isEqualTo(200);
    }
    assertThat(send("one more")).isEqualTo(401);
    clock.now = clock.now.plusSeconds(1024);
    assertThat(send(RIGHT)).as("the longest wait").isEqualTo(200);
  }

  @Test
  void theSameWrongCredentialIsNoGuess() {
    for (int i = 0; i < 3 * FREE; i++) {
      assertThat(send("outdated")).isEqualTo(401);
    }
    assertThat(send(RIGHT)).isEqualTo(200);
    assertThat(counts.wrong("PROJECTS_TOKEN#unknown")).isEqualTo(1);
  }

  @Test
  void credentialsAreCountedApart() {
    guess(FREE);
    assertThat(send(RIGHT)).isEqualTo(429);
    assertThat(send(attempts, "ACTIVITY_TOKEN", RIGHT)).isEqualTo(200);
  }

  @Test
  void anotherInstanceLearnsFromItsFirstWrongCredential() {
    guess(FREE);
    CredentialAttempts other = instance();
    assertThat(send(other, "PROJECTS_TOKEN", "guess")).isEqualTo(401);
    assertThat(send(other, "PROJECTS_TOKEN", RIGHT)).isEqualTo(429);
  }

  @Test
  void anHourAfterTheLastOneAllAreForgotten() {
    guess(FREE);
    clock.now = clock.now.plus(Duration.ofHours(1));
    assertThat(send("a guess")).isEqualTo(401);
    assertThat(counts.wrong("PROJECTS_TOKEN#unknown")).isEqualTo(1);
    assertThat(send(RIGHT)).isEqualTo(200);
  }

  @Test
  void withoutATableWrongCredentialsAreRefusedAllTheSame() {
    counts.failure = SdkClientException.create("no connection");
    guess(2);
    assertThat(send(RIGHT)).isEqualTo(200);
  }

  @Test
  void signInsWaitAfterTenEvenOfTheSameToken() {
    for (int i = 0; i < 10; i++) {
      assertThat(instance().signInWait(request)).isZero();
      attempts.wrongSignIn(request);
    }
    assertThat(instance().signInWait(request)).isEqualTo(Duration.ofSeconds(1));
    clock.now = clock.now.plusSeconds(1);
    assertThat(attempts.signInWait(request)).isZero();
  }

  @Test
  void aRefusalSaysHowLongToWait() {
    guess(FREE);
    try {
      attempts.check(request, "PROJECTS_TOKEN", Optional.of(RIGHT), Optional::empty);
      throw new AssertionError("the caller should wait");
    } catch (RequestException e) {
      assertThat(e.retryAfter()).contains(Duration.ofSeconds(1));
      assertThat(e.getMessage()).doesNotContain(RIGHT);
    }
  }
}
