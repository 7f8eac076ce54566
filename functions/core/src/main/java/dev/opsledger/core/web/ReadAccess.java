package dev.opsledger.core.web;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Optional;

/**
 * Who may read.
 *
 * @param token the token that read routes need; empty where they are open, which only a deployment
 *     that names no token at all can be (a laptop)
 */
public record ReadAccess(Optional<Secret> token) {
  /** {@code READ_TOKEN}. A deployment that names a parameter for it must have one. */
  public static ReadAccess read(SettingsReader settings) {
    Optional<Secret> token = settings.secret("READ_TOKEN");
    if (token.isEmpty() && settings.expectsSecret("READ_TOKEN")) {
      settings.problem(
          "READ_TOKEN is missing; put it into the SSM parameter that the stack names.");
    }
    return new ReadAccess(token);
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
    return token.isEmpty() || Bearer.token(authorization).filter(token.get()::matches).isPresent();
  }
}
