package dev.opsledger.deployments.api;

import dev.opsledger.core.access.Bearer;
import dev.opsledger.core.config.Secret;
import java.util.Optional;

/**
 * Decides who may use the projects API.
 *
 * @param token the static token, empty if none is configured
 * @param jwts verifies an issuer's tokens, empty if no issuer is configured
 */
public record ProjectsAccess(Optional<Secret> token, Optional<Jwts> jwts) {
  /** The name of the static token. */
  private static final String TOKEN = "PROJECTS_TOKEN";

  /**
   * The caller with this {@code Authorization} header: the static token's name or the JWT's
   * subject; empty if access is refused.
   */
  Optional<String> caller(String authorization) {
    Optional<String> given = Bearer.token(authorization);
    return given
        .filter(value -> token.filter(secret -> secret.matches(value)).isPresent())
        .map(_ -> TOKEN)
        .or(() -> given.flatMap(value -> jwts.flatMap(verifier -> verifier.subject(value))));
  }
}
