package dev.opsledger.traffic.api;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.web.Bearer;
import dev.opsledger.core.web.ReadAccess;
import io.micronaut.core.annotation.Nullable;
import java.util.Optional;

/**
 * Who may become a user: everybody on a laptop, and elsewhere who has the read token, unless {@code
 * TRAFFIC_SIGN_UP} says otherwise.
 *
 * @param token the read token
 * @param open whether everybody may
 */
public record SignUp(Optional<Secret> token, boolean open) {
  private static final String SETTING = "TRAFFIC_SIGN_UP";

  /** {@code TRAFFIC_SIGN_UP} and {@code READ_TOKEN}. */
  public static SignUp read(SettingsReader settings) {
    boolean laptop = !settings.expectsSecret("READ_TOKEN");
    String given = settings.text(SETTING).orElse(laptop ? "open" : "closed");
    if (!given.equals("open") && !given.equals("closed")) {
      settings.problem(SETTING + " is \"" + given + "\"; give open or closed.");
    }
    return new SignUp(settings.secret("READ_TOKEN"), given.equals("open"));
  }

  /**
   * @param authorization the request's header
   * @throws RequestException 401 when it is not the read token, 503 when nobody has one
   */
  void check(@Nullable String authorization) {
    if (open) {
      return;
    }
    if (token.isEmpty()) {
      throw new RequestException(RequestException.Kind.UNAVAILABLE, ReadAccess.CLOSED);
    }
    if (Bearer.token(authorization).filter(given -> token.get().matches(given)).isEmpty()) {
      throw RequestException.unauthorized(
          "to become a user needs the read token: Authorization: Bearer <READ_TOKEN>");
    }
  }
}
