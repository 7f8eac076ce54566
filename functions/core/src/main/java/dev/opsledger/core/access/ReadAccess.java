package dev.opsledger.core.access;

import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.aws.Lazy;
import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.runtime.FunctionEnvironment;
import dev.opsledger.core.web.RequestCaller;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who may read, and who may also operate.
 *
 * @param tokens what opens the routes
 * @param open whether they are open without one, which only a deployment that names no token at all
 *     can be (a laptop); neither token nor open is closed to everybody
 * @param sessions the browsers that signed in
 * @param metrics where refused credentials are counted
 */
public record ReadAccess(
    Tokens tokens, boolean open, Optional<BrowserSessions> sessions, Optional<Metrics> metrics) {
  /** What those are told whom nothing can open it. */
  public static final String CLOSED =
      "reading is closed until the SSM parameter that the stack names holds READ_TOKEN";

  /** For those whose routes have a protection of their own. */
  public static final ReadAccess OPEN =
      new ReadAccess(
          new Tokens(Optional.empty(), Optional.empty()), true, Optional.empty(), Optional.empty());

  /**
   * The tokens of a deployment.
   *
   * @param read opens what reads
   * @param operate opens also what changes something; where there is none, the read token does
   */
  public record Tokens(Optional<Secret> read, Optional<Secret> operate) {
    /** Whether what a caller knows opens anything, and what; empty for nothing. */
    Optional<Boolean> operating(Predicate<Secret> knows) {
      if (operate.filter(knows).isPresent()) {
        return Optional.of(true);
      }
      return read.filter(knows).map(_ -> operate.isEmpty());
    }
  }

  /**
   * {@code READ_TOKEN} and {@code OPERATE_TOKEN}. A deployment that names an SSM parameter for the
   * first is closed until the parameter is there: an account where nobody has set a token yet shows
   * nothing.
   */
  public static ReadAccess read(SettingsReader settings) {
    var tokens = new Tokens(settings.secret("READ_TOKEN"), settings.secret("OPERATE_TOKEN"));
    boolean open =
        tokens.read().isEmpty()
            && tokens.operate().isEmpty()
            && !settings.expectsSecret("READ_TOKEN");
    String table = settings.required("SYNC_TABLE");
    var clients = AwsClients.ofEnvironment();
    var sessions =
        new BrowserSessions(
            new Lazy<>(() -> new Table(clients.dynamo(), table)),
            FunctionEnvironment.current().clock());
    return new ReadAccess(
        tokens, open, Optional.of(sessions), Optional.of(Metrics.ofEnvironment()));
  }

  /** Whether nobody may read. */
  public boolean closed() {
    return tokens.read().isEmpty() && tokens.operate().isEmpty() && !open;
  }

  /**
   * Lets a request in.
   *
   * @throws RequestException 503 when nobody may read, 401 without a credential that opens anything
   */
  RequestCaller admit(HttpRequest<?> request) {
    if (closed()) {
      throw new RequestException(RequestException.Kind.UNAVAILABLE, CLOSED);
    }
    return caller(request)
        .orElseThrow(
            () ->
                RequestException.unauthorized(
                    "this route needs the read token: Authorization: Bearer <READ_TOKEN>"));
  }

  /** Who sent a request, by its {@code Authorization} header or a cookie; empty for a stranger. */
  public Optional<RequestCaller> caller(HttpRequest<?> request) {
    if (open) {
      return Optional.of(RequestCaller.ANYBODY);
    }
    Optional<String> bearer = Bearer.token(request.getHeaders().get(HttpHeaders.AUTHORIZATION));
    Optional<RequestCaller> caller =
        bearer
            .flatMap(token -> tokens.operating(secret -> secret.matches(token)))
            .map(operates -> new RequestCaller(operates, false))
            .or(() -> byCookie(request));
    if (caller.isEmpty() && bearer.isPresent()) {
      countRefusal();
    }
    return caller;
  }

  private Optional<RequestCaller> byCookie(HttpRequest<?> request) {
    return ReadCookie.session(request)
        .flatMap(id -> sessions.flatMap(all -> all.find(id)))
        .flatMap(session -> tokens.operating(session::isOf))
        .or(
            () ->
                ReadCookie.formerToken(request)
                    .flatMap(token -> tokens.operating(secret -> secret.matches(token))))
        .map(operates -> new RequestCaller(operates, true));
  }

  /** Whether this is a token that opens anything. */
  public boolean opens(String given) {
    return tokens.operating(secret -> secret.matches(given)).isPresent();
  }

  /** Counts a wrong token. */
  public void countRefusal() {
    metrics.ifPresent(counts -> counts.count("access", Map.of("RefusedTokens", 1L)));
  }
}
