package dev.opsledger.deployments.api;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.web.Bearer;
import java.util.Optional;

/**
 * Who may use the projects API.
 *
 * @param token the static token; where there is none, it opens nothing
 * @param jwts what accepts an issuer's tokens, where one is configured
 */
public record ProjectsAccess(Optional<Secret> token, Optional<Jwts> jwts) {
  /** The name of the static token. */
  private static final String TOKEN = "PROJECTS_TOKEN";

  /**
   * Whom an {@code Authorization} header shows: the token's name or the JWT's subject, empty when
   * it opens nothing.
   */
  Optional<String> caller(String authorization) {
    Optional<String> given = Bearer.token(authorization);
    return given
        .filter(value -> token.filter(secret -> secret.matches(value)).isPresent())
        .map(_ -> TOKEN)
        .or(() -> given.flatMap(value -> jwts.flatMap(accepting -> accepting.subject(value))));
  }
}
