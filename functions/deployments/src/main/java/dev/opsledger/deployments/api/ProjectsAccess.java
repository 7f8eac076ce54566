package dev.opsledger.deployments.api;

import dev.opsledger.core.access.Bearer;
import dev.opsledger.core.access.CredentialAttempts;
import dev.opsledger.core.config.Secret;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Optional;

/**
 * Decides who may use the projects API.
 *
 * @param token the static token, empty if none is configured
 * @param jwts verifies an issuer's tokens, empty if no issuer is configured
 * @param attempts counts wrong tokens
 */
public record ProjectsAccess(
    Optional<Secret> token, Optional<Jwts> jwts, CredentialAttempts attempts) {
  /** The name of the static token. */
  private static final String TOKEN = "PROJECTS_TOKEN";

  /**
   * The caller who makes a request: the static token's name or the JWT's subject; empty if access
   * is refused.
   */
  Optional<String> caller(HttpRequest<?> request) {
    Optional<String> given = Bearer.token(request.getHeaders().get(HttpHeaders.AUTHORIZATION));
    return attempts.check(request, TOKEN, given, () -> given.flatMap(this::holder));
  }

  private Optional<String> holder(String given) {
    return token
        .filter(secret -> secret.matches(given))
        .map(_ -> TOKEN)
        .or(() -> jwts.flatMap(verifier -> verifier.subject(given)));
  }
}
