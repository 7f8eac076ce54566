package dev.opsledger.traffic.api;

import dev.opsledger.core.access.Bearer;
import dev.opsledger.core.access.CredentialAttempts;
import dev.opsledger.core.access.ReadAccess;
import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.error.RequestException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Optional;

/**
 * Decides who may create a user: anyone on a laptop, elsewhere holders of the read token, unless
 * {@code TRAFFIC_SIGN_UP} says otherwise.
 *
 * @param token the read token
 * @param open whether anyone may
 */
public record SignUp(Optional<Secret> token, boolean open) {
  private static final String SETTING = "TRAFFIC_SIGN_UP";

  /** Reads {@code TRAFFIC_SIGN_UP} and {@code READ_TOKEN}. */
  public static SignUp read(SettingsReader settings) {
    boolean laptop = !settings.expectsSecret("READ_TOKEN");
    String given = settings.text(SETTING).orElse(laptop ? "open" : "closed");
    if (!given.equals("open") && !given.equals("closed")) {
      settings.problem(SETTING + " is \"" + given + "\"; give open or closed.");
    }
    return new SignUp(settings.secret("READ_TOKEN"), given.equals("open"));
  }

  /**
   * Checks that a caller may create a user.
   *
   * @param attempts counts wrong tokens
   * @throws RequestException 401 without the read token, 503 if no read token is configured
   */
  void check(HttpRequest<?> request, CredentialAttempts attempts) {
    if (open) {
      return;
    }
    if (token.isEmpty()) {
      throw new RequestException(RequestException.Kind.UNAVAILABLE, ReadAccess.CLOSED);
    }
    Optional<String> given = Bearer.token(request.getHeaders().get(HttpHeaders.AUTHORIZATION));
    boolean known =
        attempts
            .check(
                request,
                ReadAccess.CREDENTIAL,
                given,
                () -> given.flatMap(value -> token.filter(secret -> secret.matches(value))))
            .isPresent();
    if (!known) {
      throw RequestException.unauthorized(
          "creating a user requires the read token: Authorization: Bearer <READ_TOKEN>");
    }
  }
}
