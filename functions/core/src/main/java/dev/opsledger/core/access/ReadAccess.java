package dev.opsledger.core.access;

import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.aws.Lazy;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.runtime.FunctionEnvironment;
import dev.opsledger.core.web.RequestCaller;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.function.Function;

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
    ReadTokens tokens,
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
      new ReadAccess(ReadTokens.NONE, true, Optional.empty(), Optional.empty());

  /**
   * Reads {@code READ_TOKEN}, {@code OPERATE_TOKEN} and {@code READ_TOKENS}. If {@code
   * READ_TOKEN_PARAMETER} names an SSM parameter that does not exist yet, access stays closed, so
   * that a fresh deployment exposes nothing.
   */
  public static ReadAccess read(SettingsReader settings) {
    ReadTokens tokens = ReadTokens.read(settings);
    boolean open = tokens.areMissing() && !ReadTokens.areExpected(settings);
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
    return tokens.areMissing() && !open;
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
   * valid. The caller's name is kept with the request.
   *
   * @throws RequestException 403 when the token's scope does not include the route, 429 while the
   *     caller must wait after many wrong tokens
   */
  public Optional<RequestCaller> caller(HttpRequest<?> request) {
    if (open) {
      return Optional.of(RequestCaller.ANYBODY);
    }
    Optional<RequestCaller> caller =
        byToken(request, Bearer.of(request), false)
            .or(() -> bySession(request))
            .or(() -> byToken(request, ReadCookie.formerToken(request), true));
    caller.ifPresent(known -> known.keep(request));
    return caller;
  }

  private Optional<RequestCaller> byToken(
      HttpRequest<?> request, Optional<String> given, boolean cookie) {
    Function<String, Optional<ReadTokens.Holder>> known =
        token -> tokens.holder(secret -> secret.matches(token));
    return attempts
        .map(all -> all.check(request, CREDENTIAL, given, known))
        .orElseGet(() -> given.flatMap(known))
        .map(holder -> caller(request, holder, cookie));
  }

  private Optional<RequestCaller> bySession(HttpRequest<?> request) {
    return ReadCookie.session(request)
        .flatMap(id -> sessions.flatMap(all -> all.find(id)))
        .flatMap(session -> tokens.holder(session::isOf))
        .map(holder -> caller(request, holder, true));
  }

  private static RequestCaller caller(
      HttpRequest<?> request, ReadTokens.Holder holder, boolean cookie) {
    holder.mustOpen(request.getPath());
    return new RequestCaller(holder.name(), holder.operates(), cookie);
  }

  /** Whether this is one of the configured tokens, and of no narrower scope. */
  public boolean opens(String given) {
    return tokens
        .holder(secret -> secret.matches(given))
        .filter(holder -> holder.scope() == ReadScope.ALL)
        .isPresent();
  }
}
