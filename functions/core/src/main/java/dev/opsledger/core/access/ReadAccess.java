package dev.opsledger.core.access;

import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.aws.Lazy;
import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.runtime.FunctionEnvironment;
import dev.opsledger.core.web.RequestCaller;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Decides who may read and who may also operate.
 *
 * @param tokens the configured tokens
 * @param open whether no token is needed, which is so only when no token is configured at all (a
 *     laptop); with neither a token nor {@code open}, every request gets 503
 * @param sessions the sessions of signed-in browsers
 * @param attempts counts wrong tokens, and makes those who send many wait
 */
public record ReadAccess(
    Tokens tokens,
    boolean open,
    Optional<BrowserSessions> sessions,
    Optional<CredentialAttempts> attempts) {
  /** The name under which wrong tokens are counted, whichever of the tokens was meant. */
  public static final String CREDENTIAL = "READ_TOKEN";

  /** Message of the 503 while no token is available. */
  public static final String CLOSED =
      "nobody can read yet: the SSM parameter for READ_TOKEN, which the stack names, is missing";

  /** Allows everything; for contexts that protect their routes in another way. */
  public static final ReadAccess OPEN =
      new ReadAccess(
          new Tokens(Optional.empty(), Optional.empty()), true, Optional.empty(), Optional.empty());

  /**
   * The configured tokens.
   *
   * @param read allows reading
   * @param operate allows changes as well; when it is absent, the read token does
   */
  public record Tokens(Optional<Secret> read, Optional<Secret> operate) {
    /** Whether the token that matches also allows operating; empty when none matches. */
    Optional<Boolean> operating(Predicate<Secret> knows) {
      if (operate.filter(knows).isPresent()) {
        return Optional.of(true);
      }
      return read.filter(knows).map(_ -> operate.isEmpty());
    }
  }

  /**
   * Reads {@code READ_TOKEN} and {@code OPERATE_TOKEN}. If {@code READ_TOKEN_PARAMETER} names an
   * SSM parameter that does not exist yet, access stays closed, so that a fresh deployment exposes
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
        tokens, open, Optional.of(sessions), Optional.of(CredentialAttempts.ofEnvironment(table)));
  }

  /** Whether every request is refused because no token is available. */
  public boolean closed() {
    return tokens.read().isEmpty() && tokens.operate().isEmpty() && !open;
  }

  /**
   * Authenticates a request.
   *
   * @throws RequestException 503 while access is closed, 401 without a valid credential
   */
  public RequestCaller admit(HttpRequest<?> request) {
    if (closed()) {
      throw new RequestException(RequestException.Kind.UNAVAILABLE, CLOSED);
    }
    return caller(request)
        .orElseThrow(
            () ->
                RequestException.unauthorized(
                    "this route needs the read token: Authorization: Bearer <READ_TOKEN>"));
  }

  /**
   * Identifies the caller by the {@code Authorization} header or a cookie; empty when neither is
   * valid.
   *
   * @throws RequestException 429 while the caller must wait after many wrong tokens
   */
  public Optional<RequestCaller> caller(HttpRequest<?> request) {
    if (open) {
      return Optional.of(RequestCaller.ANYBODY);
    }
    return byToken(request, Bearer.of(request), false)
        .or(() -> bySession(request))
        .or(() -> byToken(request, ReadCookie.formerToken(request), true));
  }

  private Optional<RequestCaller> byToken(
      HttpRequest<?> request, Optional<String> given, boolean cookie) {
    Function<String, Optional<RequestCaller>> known =
        token ->
            tokens
                .operating(secret -> secret.matches(token))
                .map(operates -> new RequestCaller(operates, cookie));
    return attempts
        .map(all -> all.check(request, CREDENTIAL, given, known))
        .orElseGet(() -> given.flatMap(known));
  }

  private Optional<RequestCaller> bySession(HttpRequest<?> request) {
    return ReadCookie.session(request)
        .flatMap(id -> sessions.flatMap(all -> all.find(id)))
        .flatMap(session -> tokens.operating(session::isOf))
        .map(operates -> new RequestCaller(operates, true));
  }

  /** Whether this is one of the configured tokens. */
  public boolean opens(String given) {
    return tokens.operating(secret -> secret.matches(given)).isPresent();
  }
}
