package dev.opsledger.core.web;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Optional;

/**
 * Who may read.
 *
 * @param token the token that read routes need
 * @param open whether they are open without one, which only a deployment that names no token at all
 *     can be (a laptop); neither token nor open is closed to everybody
 */
public record ReadAccess(Optional<Secret> token, boolean open) {
  /** What those are told whom nothing can open it. */
  public static final String CLOSED =
      "reading is closed until the SSM parameter that the stack names holds READ_TOKEN";

  /** For those whose routes have a protection of their own. */
  public static final ReadAccess OPEN = new ReadAccess(Optional.empty(), true);

  /**
   * {@code READ_TOKEN}. A deployment that names an SSM parameter for it is closed until the
   * parameter is there: an account where nobody has set a token yet shows nothing.
   */
  public static ReadAccess read(SettingsReader settings) {
    Optional<Secret> token = settings.secret("READ_TOKEN");
    return new ReadAccess(token, token.isEmpty() && !settings.expectsSecret("READ_TOKEN"));
  }

  /** Whether nobody may read. */
  public boolean closed() {
    return token.isEmpty() && !open;
  }

  /** Whether a request may read, by its {@code Authorization} header or the browser's cookie. */
  public boolean allows(HttpRequest<?> request) {
    return allows(request.getHeaders().get(HttpHeaders.AUTHORIZATION))
        || ReadCookie.token(request).filter(this::opens).isPresent();
  }

  /** Whether this is the read token. */
  public boolean opens(String given) {
    return token.filter(secret -> secret.matches(given)).isPresent();
  }

  /** Whether an {@code Authorization} header opens the read routes. */
  boolean allows(String authorization) {
    return open || Bearer.token(authorization).filter(this::opens).isPresent();
  }
}
