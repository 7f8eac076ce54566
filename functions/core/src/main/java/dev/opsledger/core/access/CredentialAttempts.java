package dev.opsledger.core.access;

import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.aws.Lazy;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.runtime.FunctionEnvironment;
import dev.opsledger.core.text.Sha256;
import dev.opsledger.core.web.SourceAddress;
import io.micronaut.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Slows down guessing. Each wrong credential is counted in the metric {@code RefusedTokens}, and by
 * the caller's network in the sync table. A network that tries many must wait, twice as long each
 * time; until then even a right credential is refused, or guessing would go on.
 *
 * <p>A right credential costs no read: an instance of a function learns from the wrong credentials
 * that it refuses which networks must wait. The same wrong credential counts once, as a program
 * with an outdated token guesses nothing, and others behind its address keep their access.
 */
public final class CredentialAttempts {
  /** How many wrong tokens a person may type before having to wait. */
  private static final int FREE_SIGN_INS = 10;

  /** How many different wrong credentials programs of one network may send. */
  private static final int FREE_CREDENTIALS = 100;

  /** Bounds the memory; what is forgotten is counted again. */
  private static final int REMEMBERED = 10_000;

  private static final String SIGN_IN = "SIGN-IN";

  private final WrongCredentials counts;
  private final Metrics metrics;
  private final Clock clock;
  private final Map<String, Boolean> refused = BoundedMap.of(REMEMBERED);
  private final Map<String, Instant> waiting = BoundedMap.of(REMEMBERED);

  /**
   * @param table the sync table
   */
  public CredentialAttempts(Supplier<Table> table, Metrics metrics, Clock clock) {
    this.counts = new WrongCredentials(table, clock);
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Attempts of the current function's callers.
   *
   * @param table the name of the sync table
   */
  public static CredentialAttempts ofEnvironment(String table) {
    var clients = AwsClients.ofEnvironment();
    return new CredentialAttempts(
        new Lazy<>(() -> new Table(clients.dynamo(), table)),
        Metrics.ofEnvironment(),
        FunctionEnvironment.current().clock());
  }

  /**
   * Checks a credential.
   *
   * @param name the name of the credential, such as {@code PROJECTS_TOKEN}; each is counted apart
   * @param given what the caller presents; empty if nothing, which is no attempt
   * @param right finds what a credential opens; empty if it is wrong
   * @return what the credential opens; empty if it is wrong or missing
   * @throws RequestException 429 while the caller must wait
   */
  public <T> Optional<T> check(
      HttpRequest<?> request,
      String name,
      Optional<String> given,
      Function<String, Optional<T>> right) {
    if (given.isEmpty()) {
      return Optional.empty();
    }
    String key = name + "#" + Network.of(SourceAddress.of(request));
    Duration wait = remaining(key);
    if (wait.isPositive()) {
      throw RequestException.tooMany("too many wrong credentials came from this address", wait);
    }
    Optional<T> opened = right.apply(given.get());
    if (opened.isEmpty()) {
      count(key, given.get());
    }
    return opened;
  }

  private Duration remaining(String key) {
    Instant until = waiting.get(key);
    return until == null ? Duration.ZERO : Duration.between(clock.instant(), until);
  }

  private void count(String key, String given) {
    tell();
    if (refused.putIfAbsent(key + "#" + Sha256.hex(given), true) == null) {
      Duration wait = counts.add(key, FREE_CREDENTIALS);
      if (wait.isPositive()) {
        waiting.put(key, clock.instant().plus(wait));
      }
    }
  }

  /** How long the caller must wait before the next sign-in; zero if it need not. */
  public Duration signInWait(HttpRequest<?> request) {
    return counts.wait(signIn(request), FREE_SIGN_INS);
  }

  /** Counts a wrong token of a sign-in; unlike a program's, a repeated one counts again. */
  public void wrongSignIn(HttpRequest<?> request) {
    tell();
    counts.add(signIn(request), FREE_SIGN_INS);
  }

  private static String signIn(HttpRequest<?> request) {
    return SIGN_IN + "#" + Network.of(SourceAddress.of(request));
  }

  private void tell() {
    metrics.count("access", Map.of("RefusedTokens", 1L));
  }
}
